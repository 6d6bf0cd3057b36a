import { readFile } from 'node:fs/promises';
import { PolicyContent, servicePolicy, type ServicePolicy } from '../../domain/policy/policy';
import { definitionOf } from '../../domain/processes';
import { whatIf as differences } from '../../domain/time/forecast';
import { histories } from '../mongo/projections/deadline-audits';
import { UserFacingError } from '../user-facing-error';
import { chosen, say, withModels, type Verb } from './verb';

async function policyIn(file: string): Promise<ServicePolicy> {
  const parsed = PolicyContent.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (parsed.success) return servicePolicy({ store: 'what-if', brand: 'what-if', version: 0 }, parsed.data);
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new UserFacingError(`${file} is not the content of a policy. ${faults.join('; ')}`);
}

/** Replays the recorded processes under another policy. */
export const whatIf: Verb = {
  usage: 'what-if --policy FILE [NUMBER | STORE]',
  does: 'which reminders and escalations another policy would change',
  run: async (words) => {
    const at = words.indexOf('--policy');
    const file = at === -1 ? undefined : words[at + 1];
    if (!file) throw new UserFacingError('Name the policy: repairflow what-if --policy FILE [PROCESS | STORE].');
    const policy = await policyIn(file);
    const [word] = words.filter((_word, index) => index !== at && index !== at + 1);
    await withModels(async (models) => {
      const totals = new Map<string, number>();
      let processes = 0;
      for await (const { number, events } of histories(models, chosen(word))) {
        processes += 1;
        for (const one of differences(definitionOf(number), events, policy, Date.now())) {
          const what = `${one.timer} ${one.reaction} ${one.change}`;
          totals.set(what, (totals.get(what) ?? 0) + 1);
          say(
            `${number}: ${one.key} ${one.reaction} → ${one.to.join(', ')} ${one.change}${one.minutes ? ` by ${one.minutes} min` : ''}`,
          );
        }
      }
      say(`${processes} processes replayed, ${[...totals.values()].reduce((sum, n) => sum + n, 0)} differences.`);
      for (const [what, count] of [...totals].toSorted(([a], [b]) => (a < b ? -1 : 1)))
        say(`  ${what.padEnd(40)} ${count}`);
    });
  },
};
