import { audits, histories, sumOf } from '../mongo/projections/deadline-audits';
import { UserFacingError } from '../user-facing-error';
import { chosen, say, withModels, type Verb } from './verb';

/** Proves from the event log that every deadline ended exactly once. */
export const deadlines: Verb = {
  usage: 'deadlines [NUMBER | STORE]',
  does: 'proves that every deadline ended exactly once',
  run: ([word]) =>
    withModels(async (models) => {
      const { processes, armed, fired, cancelled, running, faults, lateness } = await sumOf(
        audits(histories(models, chosen(word)), Date.now()),
      );
      for (const { number, fault, key, due } of faults)
        say(`${number}: ${key} ${fault}, due ${new Date(due).toISOString()}`);
      if (processes === 0) throw new UserFacingError(`Nothing is known of ${word ?? 'any process'}.`);
      say(
        `${processes} processes: ${armed} deadlines armed, ${fired} fired, ${cancelled} cancelled, ${running} running.`,
      );
      say('How late deadlines fired:');
      for (const { upToMs, count } of lateness)
        say(`  ${upToMs === null ? 'later' : `up to ${upToMs} ms`}`.padEnd(20) + String(count).padStart(7));
      if (faults.length > 0) throw new UserFacingError(`${faults.length} faults: not proved.`);
      say('Proved: every deadline ended exactly once or is running, none was lost, none doubled, none early.');
    }),
};
