import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Say } from './find';
import { UserFacingError } from '../../platform/user-facing-error';

const root = path.resolve(__dirname, '../..');
const built = path.join(root, 'dist/console');
const stamp = path.join(built, '.built-from');
/** What the console is made of. */
const sources = ['console', 'domain', 'texts', 'api', 'package-lock.json'];

async function filesBelow(place: string): Promise<readonly string[]> {
  const absolute = path.join(root, place);
  if (path.extname(place)) return [absolute];
  const entries = await readdir(absolute, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** One hash over everything the console is built from. */
async function fingerprint(): Promise<string> {
  const files = (await Promise.all(sources.map(filesBelow))).flat().toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(path.relative(root, file)).update(await readFile(file));
  return hash.digest('hex');
}

/** Builds the console unless what is there was built from the same sources. */
export async function buildConsole(say: Say): Promise<void> {
  const wanted = await fingerprint();
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return;
  say('Building the console …');
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', 'console', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new UserFacingError(`The console could not be built (vite ended with ${code}); see above.`);
  await writeFile(stamp, wanted);
}
