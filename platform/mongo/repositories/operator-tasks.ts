import { storeOf } from '../../../domain/processes';
import type { OperatorTaskKind } from '../../../domain/values/operator-task';
import type { Models } from '../models';
import type { StoredOperatorTask } from '../models/operator-tasks';

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
        $set: { stack, lastAt: now, resolvedAt: null, resolvedBy: null, resolution: null },
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

  /** False when there is no such task in the store. */
  resolve: async (store: string, _id: string, by: string, resolution: string): Promise<boolean> => {
    const done = { resolvedAt: Date.now(), resolvedBy: by, resolution };
    return (await operatorTasks.updateOne({ _id, store }, { $set: done })).matchedCount === 1;
  },
});
