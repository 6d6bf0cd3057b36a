import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** The titles of every test, also those made from tables: Jest collects them without running any. */
function titles(): readonly string[] {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'trace-')), 'titles.json');
  const chosen = ['--json', '--silent', '--outputFile', file, '--testNamePattern', '^no test has this name$'];
  spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', ...chosen], { cwd: root, stdio: 'ignore' });
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
    testResults: { assertionResults: { fullName: string }[] }[];
  };
  return testResults.flatMap(({ assertionResults }) => assertionResults.map(({ fullName }) => fullName));
}

/** Codes of the requirements that must be kept, by group; signatures and timers are groups of their own. */
function demanded(): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(path.join(root, 'docs/requirements.md'), 'utf8');
  const must = [...text.matchAll(/^- \*\*([A-M]-\d\d) \[MUST\]\*\*/gm)];
  const rows = [...text.matchAll(/^\| \*\*([ST]-\d\d)\*\* \|/gm)];
  const groups = new Map<string, string[]>();
  for (const [, code = ''] of [...must, ...rows]) groups.set(code[0]!, [...(groups.get(code[0]!) ?? []), code]);
  return groups;
}

/** `npm run trace`: which MUST codes a test carries in its title, and which none does yet. */
function main(): void {
  const carried = new Set(titles().flatMap((title) => title.match(/\b[A-MST]-\d\d\b/g) ?? []));
  for (const [group, codes] of demanded()) {
    const missing = codes.filter((code) => !carried.has(code));
    process.stdout.write(`${group}  ${codes.length - missing.length} of ${codes.length} carried by a test\n`);
    if (missing.length > 0) process.stdout.write(`   not yet: ${missing.join(' ')}\n`);
  }
}

main();
