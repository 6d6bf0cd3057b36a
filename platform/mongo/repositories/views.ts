import type { AnyState, ProcessType } from '../../../domain/processes';
import { atMost, oneOf } from '../filters';
import type { Models, StoredView } from '../models';
import { stateOnly } from '../models/views';
import { stateOf, viewsOf } from '../projections/views';

/** The current states of processes of any type. */
export const viewsIn = (models: Models) => ({
  find: async (type: ProcessType, number: string): Promise<AnyState | undefined> => {
    const view = await viewsOf(models, type).findOne({ _id: number }, stateOnly).lean<StoredView>();
    return view ? stateOf(models, view) : undefined;
  },

  /** The states of these processes; those of which there is no view are missing. */
  statesOf: async (type: ProcessType, numbers: readonly string[]): Promise<readonly AnyState[]> => {
    const views = await viewsOf(models, type)
      .find({ _id: oneOf(numbers) }, stateOnly)
      .lean<StoredView[]>();
    return Promise.all(views.map((view) => stateOf<AnyState>(models, view)));
  },

  /** Up to which event the view goes; 0 without one. */
  sequenceOf: async (type: ProcessType, number: string): Promise<number> => {
    const view = await viewsOf(models, type).findOne({ _id: number }, { sequence: 1 }).lean<StoredView>();
    return view?.sequence ?? 0;
  },

  has: async (type: ProcessType, number: string): Promise<boolean> =>
    (await viewsOf(models, type).exists({ _id: number })) !== null,

  /** The states of what is open in a store and has something coming until then, one after another. */
  openDueBy: async function* (type: ProcessType, store: string, until: number): AsyncGenerator<AnyState> {
    const due = { store, open: true, dueAt: atMost(until) };
    const views = viewsOf(models, type).find(due, stateOnly).lean<StoredView[]>().cursor();
    for await (const view of views) yield await stateOf(models, view);
  },

  /** The states of what is open in a store, one after another. */
  openStates: async function* (type: ProcessType, store: string): AsyncGenerator<AnyState> {
    const views = viewsOf(models, type).find({ store, open: true }, stateOnly).lean<StoredView[]>().cursor();
    for await (const view of views) yield await stateOf(models, view);
  },

  /** Newest first. */
  openNumbers: async (type: ProcessType, store: string, limit: number): Promise<readonly string[]> => {
    const open = await viewsOf(models, type)
      .find({ store, open: true }, { _id: 1 })
      .sort({ _id: -1 })
      .limit(limit)
      .lean<StoredView[]>();
    return open.map(({ _id }) => _id);
  },

  /** The vehicles these processes are about, as far as they are about one. */
  vehiclesOf: async (type: ProcessType, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const views = await viewsOf(models, type)
      .find({ _id: oneOf(numbers) }, { vehicle: 1 })
      .lean<{ _id: string; vehicle?: string | null }[]>();
    return new Map(views.flatMap(({ _id, vehicle }) => (vehicle ? [[_id, vehicle] as const] : [])));
  },
});
