import { stackOf } from '../../../domain/kernel/stack';
import type { Models } from '../models';
import { operatorTasksIn } from '../repositories/operator-tasks';
import { noticesOf, writeNotices } from '../outbox/notices';
import { proofWritesOf, writeProofs } from './deadline-proofs';
import { taskWritesOf, writeTasks } from './tasks';
import type { ProcessChange } from './transitions';

/**
 * The rows that follow from each change. What cannot be computed for one process is told to whoever operates the system; the views are written
 * all the same, and the other processes have theirs.
 */
export async function rowsOf<Row>(
  models: Models,
  changes: readonly ProcessChange[],
  about: 'notices' | 'tasks' | 'deadlineProofs',
  compute: (change: ProcessChange) => readonly Row[],
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const change of changes)
    try {
      rows.push(...compute(change));
    } catch (error) {
      const process = change.transitions.at(-1)!.after.number;
      await operatorTasksIn(models).report({ kind: 'consequence', process, about, stack: stackOf(error) });
    }
  return rows;
}

/**
 * What follows from events besides the view: tasks and notices. It is written down before the view moves on, so whoever finds the
 * view behind writes it again; every write is named by process and sequence, so again is once. Only the worker acts on it.
 */
export async function writeConsequences(models: Models, changes: readonly ProcessChange[]): Promise<void> {
  await writeNotices(models, await rowsOf(models, changes, 'notices', noticesOf));
  await writeProofs(models, await rowsOf(models, changes, 'deadlineProofs', proofWritesOf));
  await writeTasks(models, await rowsOf(models, changes, 'tasks', taskWritesOf));
}
