import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What tells people how things are; the requirements tell how they shall be. */
const documents = ['.', 'docs', 'docs/adr', '.github/workflows']
  .flatMap((folder) => readdirSync(path.join(root, folder)).map((name) => path.join(folder, name)))
  .filter((file) => /\.(md|yml)$/.test(file) && !['docs/requirements.md', 'CHANGELOG.md'].includes(file));

const codeFolders = 'activities api console dev domain platform test texts workflows'.split(' ');
const topLevel = new Set([...codeFolders, 'docs', '.github', '.ci']);
const sources = codeFolders.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => path.join(folder, name)),
);
const isPath = (text: string): boolean =>
  /^\.?[\w-]+(\/[\w.-]+)*\/?$/.test(text) && topLevel.has(text.split('/')[0]!) && text.includes('/');

/** Paths between backticks and in links, as seen from the root of the repository. */
function pathsIn(document: string): readonly string[] {
  const whole = read(document);
  const quoted = [...whole.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text.trim()).filter(isPath);
  const links = [...whole.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) =>
    path.join(path.dirname(document), link),
  );
  return [...new Set([...quoted, ...links])];
}

test.each(documents)('every path that %s names exists', (document) =>
  expect(pathsIn(document).filter((named) => !existsSync(path.join(root, named)))).toEqual([]),
);

test.each(documents)('every command that %s names exists', (document) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
  const named = [...read(document).matchAll(/\bnpm (?:run (?:-s )?)?([a-z][\w-]*)/g)].map(([, name = '']) => name);
  const ofNpm = ['ci', 'install', 'audit', 'sbom'];
  expect(named.filter((name) => !Object.hasOwn(scripts, name) && !ofNpm.includes(name))).toEqual([]);
});

test('the list of documents is not empty, and paths are found in them', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md']));
  expect(pathsIn('README.md').length).toBeGreaterThan(10);
});

describe('one command through the house', () => {
  const rows = [...read('docs/one-command.md').matchAll(/^\| (\d+) +\| `([^`]+)` +\| `([^`]+)` +\|/gm)].map(
    ([, hop, file, name]) => [Number(hop), file!, name!] as const,
  );
  test('the hops are numbered without a gap', () =>
    expect(rows.map(([hop]) => hop)).toEqual(rows.map((_row, index) => index + 1)));
  test.each(rows)('hop %i: %s has %s', (_hop, file, name) => {
    const declared = new RegExp(`(function|class|const|async|^) *${name.replace('#', '#?')}\\b`, 'm');
    const source = read(file);
    expect(source).toMatch(declared);
    expect(source).toContain(name);
  });
});

test('what code cites by number stands in docs/invariants.md', () => {
  const known = new Set([...read('docs/invariants.md').matchAll(/^\| ([IT]\d+b?) +\|/gm)].map(([, code]) => code));
  const cited = sources.flatMap((file) =>
    [...read(file).matchAll(/(?:\/\/|\*|test\(').*?\b([IT]\d{1,2}b?)\b(?!-)/g)].map(
      ([, code]) => [file, code!] as const,
    ),
  );
  expect(new Set(cited.map(([, code]) => code)).size).toBeGreaterThan(10);
  expect(cited.filter(([, code]) => !known.has(code))).toEqual([]);
});

test('no file cites a document that is not in the repository', () => {
  const cited = sources.flatMap((file) =>
    [...read(file).matchAll(/(?:\/\/|^ *\/?\*).*?\b([\w/-]+\.md)\b/gm)].map(
      ([, document]) => [file, document!] as const,
    ),
  );
  expect(cited.map(([, document]) => document)).toContain('docs/invariants.md');
  const missing = cited.filter(
    ([, document]) => !existsSync(path.join(root, document)) && !existsSync(path.join(root, 'docs', document)),
  );
  expect(missing).toEqual([]);
});

test('where a document names the line of a test, a test begins there', () => {
  const named = documents.flatMap((document) =>
    [...read(document).matchAll(/`(test\/[\w./-]+\.test\.ts):(\d+)`/g)].map(([, file = '', line = '']) => ({
      file,
      line: Number(line),
    })),
  );
  expect(named.length).toBeGreaterThan(40);
  const begins = ({ file, line }: { readonly file: string; readonly line: number }): boolean =>
    /^\s*(test|describe|describeInChromium)(\.each\(.*\))?\(/.test(read(file).split('\n')[line - 1] ?? '');
  expect(named.filter((one) => !begins(one))).toEqual([]);
});
