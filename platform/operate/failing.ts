import { reactionOutbox } from '../mongo/outbox/reactions';
import { say, withModels, type Verb } from './verb';

/** What processes ask of each other and could not be carried out in several attempts. It is tried again until it succeeds. */
export const failing: Verb = {
  usage: 'failing',
  does: 'lists what processes ask of each other without success',
  run: () =>
    withModels(async (models) => {
      const found = await reactionOutbox(models).failing();
      for (const { _id, attempts, failure, dueAt } of found)
        say(`${_id}: ${attempts} attempts, next ${new Date(dueAt).toISOString()}: ${failure ?? ''}`);
      say(`${found.length} reactions fail.`);
    }),
};
