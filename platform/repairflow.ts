import { readFile } from 'node:fs/promises';
import { whatIf } from '../domain/time/forecast';
import { AnyNumber, definitionOf } from '../domain/processes';
import { histogram } from '../domain/time/deadline-audit';
import { PolicyContent, servicePolicy } from '../domain/policy/policy';
import { UserFacingError } from './user-facing-error';
import { readConfig } from './config';
import { verifyEvidence } from './evidence-export';
import { migrate } from './migrate';
import { connectMongo } from './mongo/connection';
import { EventLog } from './mongo/projections/event-log';
import { histories, audits, sumOf } from './mongo/projections/deadline-audits';
import { modelsOn, type Models } from './mongo/models';
import { reactionOutbox } from './mongo/outbox/reactions';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Verb {
  readonly usage: string;
  readonly does: string;
  readonly run: (words: readonly string[]) => Promise<void>;
}

/** Checks the chain in an export of GET …/evidence, without any server. */
async function verify([file]: readonly string[]): Promise<void> {
  if (!file) throw new UserFacingError('Name the export to verify: repairflow verify FILE (from GET …/evidence).');
  say(verifyEvidence(await readFile(file, 'utf8')));
}

/** Runs with the models of the MongoDB this environment names. */
async function withModels(run: (models: Models) => Promise<void>): Promise<void> {
  const connection = await connectMongo(readConfig().MONGODB_URI);
  try {
    await run(modelsOn(connection));
  } finally {
    await connection.close();
  }
}

/** Folds the views of one process or all anew from the event log. Nobody is notified or asked again. */
const rebuild = (numbers: readonly string[]): Promise<void> =>
  withModels(async (models) => {
    const log = new EventLog(models);
    const all = numbers.length > 0 ? numbers : await models.events.distinct('process').lean<string[]>();
    for (const number of all) await log.rebuild(number);
    say(`${all.length} views rebuilt.`);
  });

/** What processes ask of each other and could not be carried out in several attempts. It is tried again until it succeeds. */
const failing = (): Promise<void> =>
  withModels(async (models) => {
    const found = await reactionOutbox(models).failing();
    for (const { _id, attempts, failure, dueAt } of found)
      say(`${_id}: ${attempts} attempts, next ${new Date(dueAt).toISOString()}: ${failure ?? ''}`);
    say(`${found.length} reactions fail.`);
  });

/** What the words after `deadlines` and `what-if` choose: one process, a store, or everything. */
const chosen = (word: string | undefined): { readonly process?: string; readonly store?: string } => {
  if (!word) return {};
  return AnyNumber.safeParse(word).success ? { process: word } : { store: word };
};

/** Proves from the event log that every deadline ended exactly once. */
const proveDeadlines = ([word]: readonly string[]): Promise<void> =>
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
    for (const { upToMs, count } of histogram(lateness))
      say(`  ${upToMs === null ? 'later' : `up to ${upToMs} ms`}`.padEnd(20) + String(count).padStart(7));
    if (faults.length > 0) throw new UserFacingError(`${faults.length} faults: not proved.`);
    say('Proved: every deadline ended exactly once or is running, none was lost, none doubled, none early.');
  });

/** Replays the recorded processes under another policy. */
async function whatIfPolicy(words: readonly string[]): Promise<void> {
  const at = words.indexOf('--policy');
  const file = at === -1 ? undefined : words[at + 1];
  if (!file) throw new UserFacingError('Name the policy: repairflow what-if --policy FILE [PROCESS | STORE].');
  const parsed = PolicyContent.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new UserFacingError(`${file} is not the content of a policy. ${faults.join('; ')}`);
  }
  const policy = servicePolicy({ store: 'what-if', brand: 'what-if', version: 0 }, parsed.data);
  const [word] = words.filter((_word, index) => index !== at && index !== at + 1);
  await withModels(async (models) => {
    const totals = new Map<string, number>();
    let processes = 0;
    for await (const { number, events } of histories(models, chosen(word))) {
      processes += 1;
      for (const one of whatIf(definitionOf(number), events, policy, Date.now())) {
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
}

const verbs: Readonly<Record<string, Verb>> = {
  migrate: {
    usage: 'migrate',
    does: 'makes namespace, search attributes and indexes, where they are missing',
    run: () => migrate(process.env, say),
  },
  verify: { usage: 'verify FILE', does: 'checks an exported evidence chain, offline', run: verify },
  rebuild: { usage: 'rebuild [NUMBER …]', does: 'folds views and tasks anew from the event log', run: rebuild },
  deadlines: {
    usage: 'deadlines [NUMBER | STORE]',
    does: 'proves that every deadline ended exactly once',
    run: proveDeadlines,
  },
  failing: { usage: 'failing', does: 'lists what processes ask of each other without success', run: failing },
  'what-if': {
    usage: 'what-if --policy FILE [NUMBER | STORE]',
    does: 'which reminders and escalations another policy would change',
    run: whatIfPolicy,
  },
};

/** The operator's tool. */
async function main([verb = '', ...words]: readonly string[]): Promise<void> {
  const known = verbs[verb];
  if (known) return known.run(words);
  for (const { usage, does } of Object.values(verbs)) say(`npm run repairflow -- ${usage.padEnd(40)} ${does}`);
  if (verb) throw new UserFacingError(`There is no verb "${verb}".`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof UserFacingError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
