import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

interface Assertion {
  readonly fullName: string;
}

/** The titles of every test, also those made from tables: Jest collects them without running any. */
function titles(): readonly string[] {
  const args = ['node_modules/jest/bin/jest.js', '--json', '--silent', '--testNamePattern', '^no test has this name$'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const json = stdout.slice(stdout.indexOf('{"num'), stdout.lastIndexOf('}') + 1);
  const { testResults } = JSON.parse(json) as { testResults: { assertionResults: Assertion[] }[] };
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
