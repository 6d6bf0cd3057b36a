import type { Stage } from '../../../domain/follow-up/stage';
import type { FollowUp } from '../../../domain/follow-up/state';
import { oneOf, within } from '../filters';
import type { Models } from '../models';
import type { StoredFollowUp } from '../models/follow-ups';
import { rowOnly, stateOnly, type RowOf } from '../models/views';
import { stateOf } from '../projections/views';
import { openBy } from './counts';

/** What lists show of a follow-up: the fields of its view without the state. */
export type FollowUpRow = RowOf<StoredFollowUp>;

interface Listed {
  readonly store: string;
  readonly stage?: Stage | undefined;
  readonly open?: boolean | undefined;
  readonly specialist?: string | undefined;
  readonly numbers?: readonly string[] | undefined;
  readonly customers?: readonly string[] | undefined;
  readonly vehicles?: readonly string[] | undefined;
  /** When the car left, `[from, before)`. */
  readonly left?: readonly [from: number, before: number] | undefined;
  readonly limit: number;
}

export const followUpsIn = (models: Models) => {
  const { followUps } = models;
  const withState = async (row: StoredFollowUp) => ({ ...row, state: await stateOf<FollowUp>(models, row) });
  return {
    state: async (store: string, number: string): Promise<FollowUp | undefined> => {
      const view = await followUps.findOne({ _id: number, store }, stateOnly).lean<StoredFollowUp>();
      return view ? stateOf(models, view) : undefined;
    },

    /** The call list: members first, then private cars, the longest gone first. */
    list: async ({ store, stage, open, specialist, numbers, customers, vehicles, left, limit }: Listed) => {
      const rows = await followUps
        .find({
          store,
          ...(stage !== undefined && { stage }),
          ...(open !== undefined && { open }),
          ...(specialist !== undefined && { specialist }),
          ...(numbers !== undefined && { _id: oneOf(numbers) }),
          ...(customers !== undefined && { customer: oneOf(customers) }),
          ...(vehicles !== undefined && { vehicle: oneOf(vehicles) }),
          ...(left !== undefined && { leftAt: within(...left) }),
        })
        .sort({ priority: 1, leftAt: 1 })
        .limit(limit)
        .lean<StoredFollowUp[]>();
      return Promise.all(rows.map(withState));
    },

    /** Those of these numbers that there are, the newest visit first. */
    byNumbers: async (numbers: readonly string[]) => {
      const rows = await followUps
        .find({ _id: oneOf(numbers) })
        .sort({ _id: -1 })
        .lean<StoredFollowUp[]>();
      return Promise.all(rows.map(withState));
    },

    /** Open ones by the specialist who calls. */
    openBySpecialist: (store: string) => openBy(followUps, store, 'specialist'),

    /** The states of those whose car left within these instants, one after another. */
    eachLeftWithin: async function* (store: string, from: number, before: number): AsyncGenerator<FollowUp> {
      const rows = followUps
        .find({ store, leftAt: within(from, before) }, stateOnly)
        .lean<StoredFollowUp[]>()
        .cursor();
      for await (const row of rows) yield await stateOf<FollowUp>(models, row);
    },

    statesLeftWithin: async (store: string, from: number, before: number): Promise<readonly FollowUp[]> => {
      const rows = await followUps.find({ store, leftAt: within(from, before) }, stateOnly).lean<StoredFollowUp[]>();
      return Promise.all(rows.map((row) => stateOf<FollowUp>(models, row)));
    },

    leftWithin: (store: string, from: number, before: number) =>
      followUps.find({ store, leftAt: within(from, before) }, rowOnly).lean<FollowUpRow[]>(),
  };
};
