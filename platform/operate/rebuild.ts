import { EventLog } from '../mongo/projections/event-log';
import { say, withModels, type Verb } from './verb';

/** Folds the views of one process or all anew from the event log. Nobody is notified or asked again. */
export const rebuild: Verb = {
  usage: 'rebuild [NUMBER …]',
  does: 'folds views and tasks anew from the event log',
  run: (numbers) =>
    withModels(async (models) => {
      const log = new EventLog(models);
      const all = numbers.length > 0 ? numbers : await models.events.distinct('process').lean<string[]>();
      for (const number of all) await log.rebuild(number);
      say(`${all.length} views rebuilt.`);
    }),
};
