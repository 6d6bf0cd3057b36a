import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const runner = path.join(root, 'test/support/grouped-runner.cjs');

const files = {
  'shared.js': 'module.exports = { loads: 0 };',
  'passes.test.js': `const shared = require('./shared');
    shared.loads += 1;
    test('passes', () => expect(shared.loads).toBeGreaterThan(0));
    test.skip('is left out', () => undefined);`,
  'shares.test.js': `const shared = require('./shared');
    shared.loads += 1;
    test('loads what is shared once', () => expect(shared.loads).toBe(2));`,
  'fails.test.js': `beforeAll(() => expect(1).toBe(1));
    describe('in a group', () => test('fails', () => expect('one').toBe('two')));
    test('takes too long', () => new Promise(() => undefined), 50);`,
  'breaks.test.js': `require('./nowhere');
    test('is never reached', () => undefined);`,
  'empty.test.js': '',
};

interface Result {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
}

let folder: string;
let ran: { readonly code: number | null; readonly ofFile: (name: string) => Result };
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'grouped-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const project = { displayName: 'domain', rootDir: folder, runner, transform: {} };
  writeFileSync(path.join(folder, 'jest.config.json'), JSON.stringify({ projects: [project] }));
  const out = path.join(folder, 'out.json');
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--config', path.join(folder, 'jest.config.json'), '--json', '--outputFile', out],
    { cwd: root },
  );
  const results = (JSON.parse(readFileSync(out, 'utf8')) as { readonly testResults: readonly Result[] }).testResults;
  ran = { code: status, ofFile: (name) => results.find((one) => path.basename(one.name) === name)! };
});
afterAll(() => rmSync(folder, { recursive: true }));

const outcomes = (name: string) =>
  ran.ofFile(name).assertionResults.map(({ fullName, status }) => [fullName, status] as const);

describe('files that run in one environment', () => {
  test('load what they share once, and each says what became of it', () => {
    expect(outcomes('passes.test.js')).toEqual([
      ['passes', 'passed'],
      ['is left out', 'pending'],
    ]);
    expect(outcomes('shares.test.js')).toEqual([['loads what is shared once', 'passed']]);
    expect(ran.ofFile('shares.test.js').status).toBe('passed');
  });

  test('fail one by one, with their own words, and so does the run', () => {
    expect(outcomes('fails.test.js')).toEqual([
      ['in a group fails', 'failed'],
      ['takes too long', 'failed'],
    ]);
    expect(ran.ofFile('fails.test.js').message).toContain('Exceeded timeout of 50 ms');
    expect(ran.ofFile('passes.test.js').message).toBe('');
    expect(ran.code).toBe(1);
  });

  test('that cannot be loaded, or have no test, fail', () => {
    expect(outcomes('breaks.test.js')).toEqual([['is loaded', 'failed']]);
    expect(ran.ofFile('empty.test.js')).toMatchObject({ status: 'failed', assertionResults: [] });
  });
});
