import type { AnyState } from '../../../domain/processes';
import type { NamedReaction } from '../../../domain/reactions';
import type { Models } from '../models';
import { writeNotices } from '../outbox/notices';
import { writeTasks } from './tasks';
import type { ProcessChange } from './transitions';

/**
 * What follows from events besides the view: tasks, notices, and what other processes are asked. It is brought about before the
 * view moves on, so whoever finds the view behind does it again; every write is named by process and sequence, so again is once.
 * Without `react` (when views are folded anew) nobody is notified or asked again.
 */
export async function applyConsequences(
  models: Models,
  changes: readonly ProcessChange[],
  react: ((reaction: NamedReaction) => Promise<void>) | undefined,
): Promise<void> {
  if (react) {
    await writeNotices(models, changes);
    for (const { type, transitions } of changes)
      for (const { before, event, after } of transitions)
        for (const [index, reaction] of type.reactionsOf(before as AnyState, event, after).entries())
          await react({ id: `${after.number}:${after.sequence}:${index + 1}`, reaction });
  }
  await writeTasks(models, changes);
}
