const { availableParallelism } = require('node:os');

const esm = ['@noble', 'compress-commons', 'crc32-stream', 'httpxy', 'is-stream', 'pixelmatch', 'zip-stream'];
const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  runner: '<rootDir>/test/support/grouped-runner.cjs',
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`],
};
const project = (displayName, folders, more = {}) => ({
  ...common,
  displayName,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  ...more,
});

/** Random tests try the same each time. */
const repeatable = { setupFiles: ['<rootDir>/test/support/repeatable.ts'] };

module.exports = {
  projects: [
    // the rules, in memory, in seconds
    project('domain', ['domain'], repeatable),
    // what else needs no engine
    project('platform', ['platform', 'activities', 'console', 'engines', 'workflows'], repeatable),
    // starts other programs: the layers, the bundle, the OpenAPI document
    project('architecture', ['architecture']),
    project('model', ['model'], repeatable),
    project('replay', ['replay']),
    project('api', ['api'], repeatable),
    project('engine', ['engine']),
    project('time', ['time']),
    project('e2e', ['e2e']),
    // the console and the customer's page in Chromium: `npm run test:pages`
    project('pages', ['pages']),
  ],
  reporters: ['default', '<rootDir>/test/support/closing-line.cjs'],
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  // tests wait for engines much of the time: with one worker per core the machine would wait with them
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  // what a test file leaves behind is freed with the process
  workerIdleMemoryLimit: '1GB',
  testTimeout: 150_000,
};
