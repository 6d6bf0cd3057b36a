import { operatorTasksIn } from '../mongo/repositories/operator-tasks';
import { say, withModels, type Verb } from './verb';

const MAX_SHOWN = 100;

/** What is broken or refused, the latest first. */
export const operatorTasks: Verb = {
  usage: 'operator-tasks',
  does: 'lists what is broken or refused, in all stores',
  run: () =>
    withModels(async (models) => {
      const open = await operatorTasksIn(models).openAnywhere(MAX_SHOWN);
      for (const { _id, reason, count, lastAt } of open)
        say(`${new Date(lastAt).toISOString()} ${_id}${reason ? ` (${reason})` : ''}, ${count} times`);
      say(`${open.length} open tasks for whoever operates the system.`);
    }),
};
