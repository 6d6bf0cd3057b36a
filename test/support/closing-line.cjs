/** The last line of a run: what passed and what failed, alone on a line. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numFailedTestSuites, testResults }) {
    const broken = testResults.filter(({ testExecError }) => testExecError).length;
    const failed = numFailedTests + broken || numFailedTestSuites;
    process.stdout.write(`\n${numPassedTests} passed, ${failed} failed\n`);
  }
};
