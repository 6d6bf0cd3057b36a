import type { Models } from '../models';
import { writeNotices } from '../outbox/notices';
import { writeReactions } from '../outbox/reactions';
import { writeTasks } from './tasks';
import type { ProcessChange } from './transitions';

/**
 * What follows from events besides the view: tasks, notices, and what other processes are asked. It is written down before the
 * view moves on, so whoever finds the view behind writes it again; every write is named by process and sequence, so again is
 * once. Only the worker acts on it. When views are folded anew, nobody is notified or asked again.
 */
export async function writeConsequences(
  models: Models,
  changes: readonly ProcessChange[],
  { anew }: { readonly anew: boolean },
): Promise<void> {
  if (!anew) {
    await writeNotices(models, changes);
    await writeReactions(models, changes);
  }
  await writeTasks(models, changes);
}
