import { storeOf } from '../../../domain/processes';
import type { OperatorTaskKind } from '../../../domain/values/operator-task';
import type { Models } from '../models';
import type { StoredOperatorTask } from '../models/operator-tasks';

/** A resolved task tells what was done about it for so long. */
const FORGET_AFTER_MS = 365 * 24 * 3_600_000;

export const operatorTasksIn = ({ operatorTasks }: Models) => ({
  /** Opens the task, or counts once more and opens it again when somebody had resolved it. */
  report: async ({
    kind,
    process,
    about,
    stack,
    reason = null,
  }: Pick<StoredOperatorTask, 'kind' | 'process' | 'about' | 'stack'> &
    Partial<Pick<StoredOperatorTask, 'reason'>>): Promise<void> => {
    const now = Date.now();
    await operatorTasks.updateOne(
      { _id: `${process}:${kind}:${about}` },
      {
        $setOnInsert: { store: storeOf(process), process, kind, about, firstAt: now },
        $set: { stack, reason, lastAt: now, resolvedAt: null, resolvedBy: null, resolution: null, forgetAt: null },
        $inc: { count: 1 },
      },
      { upsert: true },
    );
  },

  /** Open tasks of the store, the latest first. */
  openIn: (store: string, limit: number): Promise<StoredOperatorTask[]> =>
    operatorTasks
      .find({ store, resolvedAt: null })
      .sort({ lastAt: -1 })
      .limit(limit)
      .lean<StoredOperatorTask[]>()
      .exec(),

  /** Open tasks of all stores, the latest first. */
  openAnywhere: (limit: number): Promise<StoredOperatorTask[]> =>
    operatorTasks.find({ resolvedAt: null }).sort({ lastAt: -1 }).limit(limit).lean<StoredOperatorTask[]>().exec(),

  isOpen: async (process: string, kind: OperatorTaskKind): Promise<boolean> =>
    (await operatorTasks.exists({ store: storeOf(process), resolvedAt: null, process, kind })) !== null,

  /** How many are open in all stores, by kind. */
  countOpen: async (): Promise<ReadonlyMap<OperatorTaskKind, number>> => {
    const counts = await operatorTasks.aggregate<{ readonly _id: OperatorTaskKind; readonly count: number }>([
      { $match: { resolvedAt: null } },
      { $group: { _id: '$kind', count: { $sum: 1 } } },
    ]);
    return new Map(counts.map(({ _id, count }) => [_id, count]));
  },

  /** Null when there is no such open task in the store. */
  findOpen: (store: string, _id: string): Promise<StoredOperatorTask | null> =>
    operatorTasks.findOne({ _id, store, resolvedAt: null }).lean<StoredOperatorTask>().exec(),

  /** Resolves the task, unless the same has happened once more since it was read. */
  resolve: async (
    { _id, lastAt }: Pick<StoredOperatorTask, '_id' | 'lastAt'>,
    by: string,
    resolution: string,
  ): Promise<void> => {
    const now = Date.now();
    const done = { resolvedAt: now, resolvedBy: by, resolution, forgetAt: new Date(now + FORGET_AFTER_MS) };
    await operatorTasks.updateOne({ _id, lastAt }, { $set: done });
  },
});
