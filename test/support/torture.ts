import { spawnSync } from 'node:child_process';
import path from 'node:path';

/**
 * `npm run torture`: the random tests of `npm test` with ten times as many runs, then the feed with killed and frozen leaders, again and
 * again, and a resume after 50,000 events; takes about half an hour.
 */
const runs = { MODEL_RUNS: '40000', POLICY_RUNS: '10000', FUZZ_RUNS: '10000', UNBREAKABLE_COMMANDS: '20000' };
const tests = ['test/model', 'test/domain/policy-limits', 'test/api/bad-input'];
const onEngines = { FEED_ROUNDS: '10', FEED_EVENTS: '50000' };

/** Runs to its end; false when it failed. */
function run(words: readonly string[], env: Readonly<Record<string, string>>): boolean {
  const { status } = spawnSync(process.execPath, [...words, '--testTimeout', '3600000'], {
    cwd: path.resolve(__dirname, '../..'),
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  return status === 0;
}

const outcomes = [
  run(['node_modules/jest/bin/jest.js', ...tests], runs),
  run(['--import', 'tsx', 'test/support/run.ts', 'engine', 'test/engine/feed'], onEngines),
];
process.exit(outcomes.includes(false) ? 1 : 0);
