import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { tortureCluster } from './cluster-torture';

const runs = { MODEL_RUNS: '40000', POLICY_RUNS: '10000', FUZZ_RUNS: '10000', UNBREAKABLE_COMMANDS: '20000' };
const tests = ['test/model', 'test/domain/policy-limits', 'test/api/bad-input'];

/** The random tests of `npm test` with ten times as many runs; takes about a quarter of an hour. */
function tortureRules(): boolean {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', ...tests, '--testTimeout', '3600000'],
    {
      cwd: path.resolve(__dirname, '../..'),
      env: { ...process.env, ...runs },
      stdio: 'inherit',
    },
  );
  return status === 0;
}

const kinds: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  rules: tortureRules,
  cluster: tortureCluster,
};

/** `npm run torture [-- rules | cluster]` */
async function main([kind = 'rules']: readonly string[]): Promise<boolean> {
  const torture = kinds[kind];
  if (!torture) throw new Error(`There is no "${kind}" to torture. Known: ${Object.keys(kinds).join(', ')}.`);
  return torture();
}

main(process.argv.slice(2)).then(
  (held) => process.exit(held ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
