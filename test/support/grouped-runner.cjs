const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { formatResultsErrors } = require('jest-message-util');
const { default: TestRunner } = require('jest-runner');

/** How many files of a project run in one environment, so that the modules they share are loaded once. Files of other projects have one each. */
const together = { api: 12, domain: 40, platform: 8, e2e: 2, pages: 5 };

const isIn = (file) => (result) => result.ancestorTitles[0] === file;

/** As Jest says it when the file runs alone. */
const alone = (result) => ({
  ...result,
  ancestorTitles: result.ancestorTitles.slice(1),
  fullName: [...result.ancestorTitles.slice(1), result.title].join(' '),
});
const numberOf = (results, wanted) => results.filter(({ status }) => status === wanted).length;

/** Jest's own runner, which is given groups of files; whoever listens hears of each file. */
module.exports = class GroupedRunner extends TestRunner {
  #groups = new Map();

  async runTests(tests, watcher, options) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'repairflow-tests-'));
    try {
      return await super.runTests(this.#inGroups(tests, folder), watcher, options);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  on(event, listener) {
    return super.on(event, async ([test, ...more]) => {
      const members = this.#groups.get(test.path) ?? [test];
      const told = event === 'test-file-success' && members.length > 1 ? this.#parted(members, more[0]) : undefined;
      for (const [place, member] of members.entries()) await listener([member, ...(told ? [told[place]] : more)]);
    });
  }

  /** Every so many files of a project one test; a group begins where its first file stood. */
  #inGroups(tests, folder) {
    const first = new Map();
    for (const { id, displayName } of new Set(tests.map(({ context }) => context.config))) {
      const files = tests.filter(({ context }) => context.config.id === id);
      const groups = Math.ceil(files.length / (together[displayName.name] ?? 1));
      for (let at = 0; at < groups; at++) {
        const members = files.filter((_, place) => place % groups === at);
        const isAlone = members.length === 1;
        first.set(members[0], isAlone ? members[0] : this.#group(members, path.join(folder, `${id}-${at}.test.ts`)));
      }
    }
    return tests.flatMap((test) => first.get(test) ?? []);
  }

  #group(members, file) {
    const names = JSON.stringify(members.map((member) => member.path));
    writeFileSync(
      file,
      `for (const file of ${names}) {
        describe(file, () => {
          try {
            require(file);
          } catch (error) {
            test('is loaded', () => {
              throw error;
            });
          }
        });
      }`,
    );
    this.#groups.set(file, members);
    return { ...members[0], path: file };
  }

  /** What became of each file, from what became of their group: they ran one after the other. */
  #parted(members, group) {
    let { start } = group.perfStats;
    // an error outside the tests is the file's that its stack names
    const error = group.testExecError;
    const broken = members.find(({ path: file }) => error?.stack?.includes(file)) ?? members[0];
    return members.map((member, place) => {
      const testResults = group.testResults.filter(isIn(member.path)).map(alone);
      const last = testResults.findLast(({ startAt }) => startAt);
      const end = last ? last.startAt + (last.duration ?? 0) : start;
      const { config } = member.context;
      const perfStats = {
        ...group.perfStats,
        start,
        end,
        runtime: end - start,
        slow: (end - start) / 1_000 > config.slowTestThreshold,
      };
      start = end;
      return {
        ...group,
        testFilePath: member.path,
        testResults,
        perfStats,
        numPassingTests: numberOf(testResults, 'passed'),
        numFailingTests: numberOf(testResults, 'failed'),
        numPendingTests: numberOf(testResults, 'pending'),
        numTodoTests: numberOf(testResults, 'todo'),
        testExecError:
          testResults.length === 0 ? { message: 'has no test', stack: '' } : member === broken ? error : undefined,
        skipped: testResults.every(({ status }) => status === 'pending'),
        failureMessage:
          testResults.length === 0
            ? `${member.path} has no test.`
            : formatResultsErrors(testResults, config, this._globalConfig, member.path),
        console: place === 0 ? group.console : undefined,
      };
    });
  }
};
