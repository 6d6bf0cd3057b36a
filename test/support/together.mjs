import { addEventHandler } from 'jest-circus';
import { register as readCommonJs } from 'tsx/cjs/api';
import { register as readModules } from 'tsx/esm/api';

const TIMEOUT_MS = Number(process.env['TEST_TIMEOUT_MS'] ?? 150_000);

/** The runner has no limit of its own: a test that waits for ever would hold up all others. */
const limited = (fn, ms = TIMEOUT_MS) =>
  async function limitedTest() {
    let timer;
    const late = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`not over within ${ms / 1_000} s`)), ms);
    });
    try {
      return await Promise.race([Promise.resolve().then(fn), late]);
    } finally {
      clearTimeout(timer);
    }
  };

/** Prepares a process that runs one test file after another: it reads TypeScript by itself, and no test takes longer than it may. */
export default function prepare() {
  // whatever a test has left open ends with the run
  process.once('disconnect', () => process.exit());
  readCommonJs();
  readModules();
  addEventHandler(({ name }, { currentDescribeBlock: block }) => {
    const added = { add_test: block.children, add_hook: block.hooks }[name]?.at(-1);
    if (added?.fn) added.fn = limited(added.fn, added.timeout);
  });
}
