import { setBounded } from '../../../domain/kernel/bounded-map';
import { groupBy } from '../../../domain/kernel/group-by';
import { stackOf } from '../../../domain/kernel/stack';
import { processDefinitions, processTypeOf, type ProcessType } from '../../../domain/processes';
import { oneOf } from '../filters';
import type { Models, StoredView } from '../models';
import { stateOnly } from '../models/views';
import { operatorTasksIn } from '../repositories/operator-tasks';
import { stateOf, viewsOf, type KnownView } from './views';

/** A view that says it is over although its state does not is that of a process whose words are gone. */
async function knownView(models: Models, type: ProcessType, view: StoredView): Promise<KnownView> {
  const state = await stateOf(models, view);
  const isForgotten = !view.open && processDefinitions[type].isOpen(state);
  return { state, rebuilt: view.rebuilt ?? 0, isForgotten };
}

/** Views kept in memory, about 20 kB each. */
const MAX_CACHED_VIEWS = 500;

/** The views before they move on. Those written last are in memory; the guard of the write finds out when one of them is stale. */
export class KnownViews {
  readonly #written = new Map<string, KnownView>();

  constructor(private readonly models: Models) {}

  keep(number: string, view: KnownView): void {
    setBounded(this.#written, number, view, MAX_CACHED_VIEWS);
  }

  forget(numbers: readonly string[]): void {
    for (const number of numbers) this.#written.delete(number);
  }

  isInMemory = (number: string): boolean => this.#written.has(number);

  /** Up to which sequence each view goes; a process without a view is left out. */
  async sequences(numbers: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const read = new Map<string, number>();
    for (const [type, list] of groupBy(numbers, processTypeOf)) {
      const views = await viewsOf(this.models, type)
        .find({ _id: oneOf(list) }, { sequence: 1 })
        .lean<StoredView[]>();
      for (const { _id, sequence } of views) read.set(_id, sequence);
    }
    return read;
  }

  /** The views of those that have one. What this release cannot read is told to whoever operates the system and named in `unreadable`. */
  async read(
    numbers: readonly string[],
  ): Promise<{ readonly views: ReadonlyMap<string, KnownView>; readonly unreadable: ReadonlySet<string> }> {
    const views = new Map<string, KnownView>();
    const unreadable = new Set<string>();
    for (const number of numbers) {
      const written = this.#written.get(number);
      if (written) views.set(number, written);
    }
    const unknown = numbers.filter((number) => !views.has(number));
    for (const [type, list] of groupBy(unknown, processTypeOf)) {
      const stored = await viewsOf(this.models, type)
        .find({ _id: oneOf(list) }, { ...stateOnly, open: 1 })
        .lean<StoredView[]>();
      for (const view of stored)
        try {
          views.set(view._id, await knownView(this.models, type, view));
        } catch (error) {
          unreadable.add(view._id);
          await reportView(this.models, view._id, error);
        }
    }
    return { views, unreadable };
  }
}

/** The view of a process cannot be read or folded: an operator's task. Its events are in the log. */
export const reportView = (models: Models, process: string, error: unknown): Promise<void> =>
  operatorTasksIn(models).report({ kind: 'view', process, about: 'view', stack: stackOf(error) });
