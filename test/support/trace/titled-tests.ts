import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { testCallsIn, type TestCall } from './assertions';
import type { TitledTest } from './judgement';

interface Collected {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly location: { readonly line: number } | null;
    }[];
  }[];
}

/** Lets Jest collect every test, also those made from tables, without running any. Throws when a file does not load. */
function collect(root: string): Collected {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'trace-'));
  try {
    const file = path.join(folder, 'titles.json');
    const names = ['--json', '--silent', '--testLocationInResults', '--testNamePattern', '^no test has this name$'];
    const jest = ['node_modules/jest/bin/jest.js', ...names, '--outputFile', file];
    const { status, stderr } = spawnSync(process.execPath, jest, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`Jest cannot collect the tests:\n${stderr}`);
    return JSON.parse(readFileSync(file, 'utf8')) as Collected;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const codesIn = (title: string): readonly string[] => [...new Set(title.match(/\b[A-MST]-\d\d\b/g))];

/** The innermost test call on the line that Jest gives for a test. */
function callAt(calls: readonly TestCall[], line: number): TestCall | undefined {
  return calls
    .filter(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine)
    .toSorted((one, other) => other.firstLine - one.firstLine)[0];
}

/** Every test that names a requirement, with what speaks against it. */
export function titledTests(root: string): readonly TitledTest[] {
  return collect(root).testResults.flatMap(({ name, assertionResults }) => {
    const calls = testCallsIn(name, readFileSync(name, 'utf8'));
    const file = path.relative(root, name);
    return assertionResults.flatMap(({ fullName, location }) => {
      const codes = codesIn(fullName);
      if (codes.length === 0) return [];
      const call = location ? callAt(calls, location.line) : undefined;
      if (!call) throw new Error(`${file}: the source of “${fullName}” is not found`);
      return [{ file, title: call.title, codes, ...(call.objection && { objection: call.objection }) }];
    });
  });
}
