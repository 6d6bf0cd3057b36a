import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { Worker } from 'node:worker_threads';

const root = path.resolve(__dirname, '../..');
const LENGTH = 100_000;
/** A pattern that looks at each place once takes some ten; one that tries every pair of places takes minutes. */
const MOST_MS = 1_000;
const LONGEST_MS = 100_000;

interface Pattern {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression that is written down in what runs in production. */
function patternsIn(file: string): readonly Pattern[] {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { text } = node;
      const end = text.lastIndexOf('/');
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({
        place: `${path.relative(root, file)}:${line}`,
        source: text.slice(1, end),
        flags: text.slice(end + 1),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
const files = ['domain', 'api', 'platform', 'activities', 'workflows', 'texts'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(root, folder, name)),
);
const patterns = files.flatMap(patternsIn);

/** In a thread, which can be ended: a pattern that never ends would never end here either. */
const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  const fill = (unit, tail) => unit.repeat(Math.ceil(${LENGTH} / unit.length)).slice(0, ${LENGTH}) + tail;
  for (const { place, source, flags } of workerData) {
    const letters = [...new Set(source.replaceAll(/\\\\./g, '').match(/[a-zA-Z0-9 ._@+=,;:-]/g) ?? [])].slice(0, 6);
    const units = [...letters, ' ', 'a', '0', 'aA', '1 ', '-', '.', ',', '\\t', '漆', letters.join('') || 'x', '<', '"', ' ,'];
    let most = 0;
    for (const unit of units) for (const tail of ['', '!']) {
      const text = fill(unit, tail);
      const pattern = new RegExp(source, flags);
      const began = performance.now();
      pattern.test(text);
      const took = performance.now() - began;
      // what was slow once may have been interrupted: what is slow is slow again
      if (took > ${MOST_MS}) {
        const again = performance.now();
        new RegExp(source, flags).test(text);
        most = Math.max(most, Math.min(took, performance.now() - again));
      } else most = Math.max(most, took);
    }
    parentPort.postMessage({ place, most });
  }
`;

test('T23 no regular expression tries every pair of places in 100,000 hostile characters', async () => {
  expect(patterns.length).toBeGreaterThan(60);
  const thread = new Worker(program, { eval: true, workerData: patterns });
  const slow: string[] = [];
  let longest = 0;
  let done = 0;
  let watch: NodeJS.Timeout | undefined;
  thread.on('message', ({ place, most }: { readonly place: string; readonly most: number }) => {
    watch?.refresh();
    done += 1;
    longest = Math.max(longest, most);
    if (most > MOST_MS) slow.push(`${place} ${Math.round(most)} ms`);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      thread.once('exit', () => resolve()).once('error', reject);
      watch = setTimeout(() => reject(new Error(`one takes very long, after ${done} of them`)), LONGEST_MS).unref();
    });
  } finally {
    await thread.terminate();
  }
  process.stdout.write(`${done} regular expressions, the slowest ${Math.round(longest)} ms\n`);
  expect([done, slow]).toEqual([patterns.length, []]);
}, 400_000);

/** What looks like a key or a token of somebody. */
const secrets =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bxox[baprs]-[A-Za-z0-9-]{10,}|\bsk_live_[A-Za-z0-9]{16,}|\bnpm_[A-Za-z0-9]{36}\b/;

test('T23 no secret stands in a file of the repository', () => {
  const all = readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/[/\\](node_modules|\.git|dist|\.repairflow|histories)[/\\]/.test(file))
    .filter((file) => /\.(ts|tsx|mts|mjs|cjs|js|json|ya?ml|env|md|example|http|sh|html|css)$/.test(file));
  expect(all.length).toBeGreaterThan(500);
  expect(
    all.filter((file) => secrets.test(readFileSync(file, 'utf8'))).map((file) => path.relative(root, file)),
  ).toEqual([]);
});
