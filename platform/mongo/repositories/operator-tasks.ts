import { storeOf } from '../../../domain/processes';
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
  }: Pick<StoredOperatorTask, 'kind' | 'process' | 'about' | 'stack'>): Promise<void> => {
    const now = Date.now();
    await operatorTasks.updateOne(
      { _id: `${process}:${kind}:${about}` },
      {
        $setOnInsert: { store: storeOf(process), process, kind, about, firstAt: now },
        $set: { stack, lastAt: now, resolvedAt: null, resolvedBy: null, resolution: null, forgetAt: null },
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

  /** A task of the store, open or resolved. */
  find: (store: string, _id: string) => operatorTasks.findOne({ _id, store }).lean<StoredOperatorTask>(),

  /** False when there is no such task in the store. */
  resolve: async (store: string, _id: string, by: string, resolution: string): Promise<boolean> => {
    const now = Date.now();
    const done = { resolvedAt: now, resolvedBy: by, resolution, forgetAt: new Date(now + FORGET_AFTER_MS) };
    return (await operatorTasks.updateOne({ _id, store }, { $set: done })).matchedCount === 1;
  },
});
