const { availableParallelism } = require('node:os');

const esm = ['@noble', 'compress-commons', 'crc32-stream', 'httpxy', 'is-stream', 'zip-stream'];
const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
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
/**
 * Files share the modules of the process that runs them, which are loaded once and not for every file: three quarters of the time of short tests. What replaces
 * modules, or starts what a process has only one of, runs apart.
 */
const together = {
  // `npm run trace` asks on which line a test stands, and only Jest's own runner tells
  ...(process.env['TELL_LINES'] !== '1' && {
    runner: 'jest-light-runner/child-process',
    transform: {},
    setupFiles: ['<rootDir>/test/support/together.mjs'],
  }),
  testPathIgnorePatterns: ['\\.mocked\\.test\\.ts$'],
};
const project = (displayName, folders, more = {}) => ({
  ...common,
  displayName,
  testMatch: folders.map((folder) =>
    folder.includes('*') ? `<rootDir>/test/${folder}.test.ts` : `<rootDir>/test/${folder}/**/*.test.ts`,
  ),
  ...more,
});

module.exports = {
  projects: [
    // the rules, in memory, in seconds
    project('domain', ['domain'], together),
    // what else needs no engine
    project('platform', ['platform', 'activities', 'console', 'engines'], together),
    // what replaces modules or the time: `*.mocked.test.ts`, and what runs in Temporal's sandbox otherwise
    project('mocked', ['workflows', '**/*.mocked']),
    // starts other programs: the layers, the bundle, the OpenAPI document
    project('architecture', ['architecture']),
    project('model', ['model'], together),
    project('replay', ['replay']),
    project('api', ['api'], together),
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
