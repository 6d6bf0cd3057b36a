import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** `npm run torture`: the random tests of `npm test` with ten times as many runs; takes about a quarter of an hour. */
const runs = { MODEL_RUNS: '40000', POLICY_RUNS: '10000', FUZZ_RUNS: '10000', UNBREAKABLE_COMMANDS: '20000' };
const tests = ['test/model', 'test/domain/policy-limits', 'test/api/bad-input'];
const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', ...tests, '--testTimeout', '3600000'],
  {
    cwd: path.resolve(__dirname, '../..'),
    env: { ...process.env, ...runs },
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
