const path = require('node:path');
const { stripVTControlCharacters } = require('node:util');

/** The first line of what a test says, without colours. */
const firstLine = (message = '') => stripVTControlCharacters(message).split('\n')[0];

/** One line for each failure of a file: the file, the test, the first line of its message. */
function failuresOf({ testFilePath, testResults, testExecError }) {
  const file = path.relative(process.cwd(), testFilePath);
  const tests = testResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${file} › ${fullName}: ${firstLine(failureMessages[0])}`);
  return testExecError ? [...tests, `${file}: ${firstLine(testExecError.message || testExecError.stack)}`] : tests;
}

/** The end of a run: a line for each failure, and the last line, alone: what passed and what failed. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numFailedTestSuites, testResults }) {
    const broken = testResults.filter(({ testExecError }) => testExecError).length;
    const failed = numFailedTests + broken || numFailedTestSuites;
    for (const failure of testResults.flatMap(failuresOf)) process.stdout.write(`FAILED ${failure}\n`);
    process.stdout.write(`\n${numPassedTests} passed, ${failed} failed\n`);
  }
};
