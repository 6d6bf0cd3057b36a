import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'prettier';
import type { Context } from '../api/context';
import { endpointsOf } from '../api/endpoints';
import { openApi } from '../api/http/openapi/document';

const file = path.resolve(__dirname, '../docs/openapi.json');

/** The document needs the endpoints' schemas, never what they act on. */
const openApiText = (): Promise<string> =>
  format(JSON.stringify(openApi(endpointsOf({ repositories: {} } as Context))), { parser: 'json', printWidth: 120 });

/** Writes docs/openapi.json, or with --check compares it and fails when the endpoints have moved on. */
async function main(): Promise<void> {
  const text = await openApiText();
  if (!process.argv.includes('--check')) return writeFile(file, text);
  if ((await readFile(file, 'utf8')) === text) return;
  process.stderr.write('docs/openapi.json is not what the endpoints say; run `npm run openapi`.\n');
  process.exitCode = 1;
}

void main();
