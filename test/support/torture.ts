import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { tortureBackup } from './backup-torture';
import { tortureCluster } from './cluster-torture';

const runs = {
  MODEL_RUNS: '40000',
  POLICY_RUNS: '10000',
  FUZZ_RUNS: '10000',
  UNBREAKABLE_COMMANDS: '20000',
  UNBREAKABLE_POLICIES: '3400',
};
const tests = ['test/model', 'test/domain/policy-limits', 'test/api/bad-input'];

/** Each torture tries something new; with the seed that one has said, the same again. */
const seed = process.env['RANDOM_SEED'] ?? String(Date.now() % 2 ** 31);

/** Runs to its end; false when it failed. */
function run(words: readonly string[], env: Readonly<Record<string, string>>): boolean {
  const { status } = spawnSync(process.execPath, [...words, '--testTimeout', '3600000'], {
    cwd: path.resolve(__dirname, '../..'),
    env: { ...process.env, RANDOM_SEED: seed, ...env },
    stdio: 'inherit',
  });
  return status === 0;
}

const onEngines = (project: string, test: string, env: Readonly<Record<string, string>>): boolean =>
  run(['--import', 'tsx', 'test/support/run.ts', project, test], env);

const kinds: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  // the random tests of `npm test` with ten to a hundred times as many runs: the better part of an hour
  rules: () => run(['node_modules/jest/bin/jest.js', ...tests], runs),
  // killed and frozen leaders, again and again, and a resume after 50,000 events
  feed: () => onEngines('engine', 'test/engine/feed', { FEED_ROUNDS: '10', FEED_EVENTS: '50000' }),
  // ten thousand changes of proofs and a thousand honest ones, each looked at by both verifiers
  proof: () =>
    run(['node_modules/jest/bin/jest.js', '--selectProjects', 'e2e', '--testPathPatterns', 'proof-verifier'], {
      PROOF_MUTATIONS: '10000',
      PROOF_HONEST: '1000',
    }),
  // names, numbers and words of a hundred visits are looked for in everything that Temporal stores, in logs and figures
  'personal-data': () => onEngines('engine', 'test/engine/personal-data', { CANARY_VISITS: '100' }),
  // thirty orders at every place of a visit while the release changes
  upgrade: () => onEngines('e2e', 'test/e2e/upgrade', { UPGRADED_ORDERS: '30' }),
  // the worker dies before and after each step from the delivery to the rework
  errands: () => onEngines('e2e', 'test/e2e/errands', { ERRAND_DEATHS: '8' }),
  // five workers die, each with four bookings on their way
  bookings: () => onEngines('engine', 'test/engine/killed-bookings', { BOOKING_KILLS: '5' }),
  // every role at every operation that is not its own
  roles: () =>
    run(['node_modules/jest/bin/jest.js', 'test/api/role-matrix', '--selectProjects', 'api'], { FORBIDDEN_SHARE: '1' }),
  // the demo day on the production parts, while each of them is killed
  cluster: tortureCluster,
  // both databases are copied at one moment under load, and put back
  backup: () => tortureBackup(Number(process.env['BACKUP_ORDERS'] ?? 1_000)),
};

/** `npm run torture [-- rules | feed | proof | personal-data | upgrade | errands | bookings | roles | cluster | backup]` */
async function main([kind = 'rules']: readonly string[]): Promise<boolean> {
  const torture = kinds[kind];
  if (!torture) throw new Error(`There is no "${kind}" to torture. Known: ${Object.keys(kinds).join(', ')}.`);
  const held = await torture();
  process.stdout.write(
    `\n${held ? 'Held' : 'Failed'}. The same again: RANDOM_SEED=${seed} npm run torture -- ${kind}\n`,
  );
  return held;
}

main(process.argv.slice(2)).then(
  (held) => process.exit(held ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
