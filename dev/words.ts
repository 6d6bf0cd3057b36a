import { execFileSync } from 'node:child_process';
import { readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { findingsIn } from './words/check';

/**
 * Looks for words that are not used here, see dev/words/banned.ts, in everything written by us. Prints each with the word to use and ends with 1
 * when there is one.
 */
const root = path.join(__dirname, '..');
const checked = /\.(tsx?|mts|cts|[cm]?js|md)$/;
/** Given from outside, made by a machine, or the list itself. */
const skipped = /^(docs\/requirements\.md|dev\/words\/banned\.ts|test\/architecture\/words\.test\.ts)$/;

const [, , ...folders] = process.argv;
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...folders], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => checked.test(file) && !skipped.test(file) && existsSync(path.join(root, file)));

const lines = files.flatMap((file) =>
  findingsIn(file, readFileSync(path.join(root, file), 'utf8')).map(
    ({ line, word, instead }) => `${file}:${line}: "${word}"; say: ${instead}`,
  ),
);
for (const line of lines) console.error(line);
if (lines.length > 0) console.error(`${lines.length} words that are not used here`);
process.exitCode = lines.length > 0 ? 1 : 0;
