import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'prettier';
import type { Context } from '../api/context';
import { endpointsOf } from '../api/endpoints';
import { openApi } from '../api/http/openapi/document';
import { pageWithWords } from './verifier-words';

const inProject = (file: string): string => path.resolve(__dirname, '..', file);

/** What follows from the endpoints' schemas and the texts, by file: the document, the types with which the console reads it, and the words of the page that checks proofs. */
async function generated(): Promise<ReadonlyMap<string, string>> {
  const { default: openapiTS, astToString, COMMENT_HEADER } = await import('openapi-typescript');
  // the document needs the endpoints' schemas, never what they act on
  const document = JSON.stringify(openApi(endpointsOf({ repositories: {} } as Context)));
  const types = astToString(await openapiTS(document, { immutable: true }));
  return new Map([
    ['docs/openapi.json', await format(document, { parser: 'json', printWidth: 120 })],
    ['console/shared/server/api.generated.ts', COMMENT_HEADER + types],
    ['verifier/verify.html', await pageWithWords()],
  ]);
}

/** Writes the files, or with --check compares them and fails when the endpoints have moved on. */
async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  for (const [file, text] of await generated()) {
    if (!check) await writeFile(inProject(file), text);
    else if ((await readFile(inProject(file), 'utf8')) !== text) {
      process.stderr.write(`${file} is not what the endpoints and texts say; run \`npm run openapi\`.\n`);
      process.exitCode = 1;
    }
  }
}

void main();
