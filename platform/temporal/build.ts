import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Read once: a program goes on as the build it was started as. */
let known: Promise<string> | undefined;

/**
 * Names the workflow code of this build, in twelve hexadecimal digits: whatever changes the code that the sandbox loads, or the version of a package,
 * changes it.
 */
export const buildId = (): Promise<string> => (known ??= hashOfSources());

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['domain', 'workflows']) {
    const names = await readdir(path.join(root, folder), { recursive: true });
    for (const name of names.filter((file) => /\.[jt]s$/.test(file)).toSorted())
      hash.update(name).update(await readFile(path.join(root, folder, name)));
  }
  return hash
    .update(await readFile(path.join(root, 'package-lock.json')))
    .update(await readFile(require.resolve('./bundle')))
    .digest('hex')
    .slice(0, 12);
}

/** The same in the sandbox, in workers and in clients. */
export const failureConverterPath = require.resolve('../../workflows/failure-converter');
