import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'prettier';
import type { Bilingual } from '../domain/values/bilingual';
import { catalogue } from '../texts';
import { actorRoles, roles } from '../texts/common/roles';

const page = path.resolve(__dirname, '../verifier/verify.html');

/** Where the words stand in the page. */
const block = /(<script type="application\/json" id="words">)[\s\S]*?(<\/script>)/;

const pairsOf = (words: Readonly<Record<string, Bilingual>>): Readonly<Record<string, readonly [string, string]>> =>
  Object.fromEntries(Object.entries(words).map(([name, { zh, en }]) => [name, [zh, en]]));

/** The page that verifies with the words of today in it: it stays one file, and knows none of our modules. */
export async function pageWithWords(): Promise<string> {
  const { events, fields, values, commands } = catalogue;
  const words = { events, fields, values: { ...roles, ...values }, commands, roles: actorRoles };
  const pairs = Object.fromEntries(Object.entries(words).map(([kind, all]) => [kind, pairsOf(all)]));
  const text = JSON.stringify(pairs).replaceAll('<', '\\u003c');
  const made = (await readFile(page, 'utf8')).replace(
    block,
    (_all, before: string, after: string) => before + text + after,
  );
  return format(made, { parser: 'html', singleQuote: true, printWidth: 120 });
}
