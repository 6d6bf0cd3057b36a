import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Say } from './find';
import { UserFacingError } from '../../platform/user-facing-error';

const root = path.resolve(__dirname, '../..');
const vite = path.join(root, 'node_modules/vite/bin/vite.js');
/** What the console is made of. */
const sources = ['console', 'domain', 'texts', 'api', 'package-lock.json'];

async function filesBelow(place: string): Promise<readonly string[]> {
  const absolute = path.join(root, place);
  if (path.extname(place)) return [absolute];
  const entries = await readdir(absolute, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** One hash over all of that. */
async function fingerprint(): Promise<string> {
  const files = (await Promise.all(sources.map(filesBelow))).flat().toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(path.relative(root, file)).update(await readFile(file));
  return hash.digest('hex');
}

/** What Vite builds of them. */
interface Build {
  /** In a sentence. */
  readonly name: string;
  /** Where its configuration is. */
  readonly folder: string;
  readonly built: string;
  /** For development: React and antd say what they dislike. */
  readonly mode: 'production' | 'development';
}

/** Builds it unless what is there was built from the same sources. */
async function build({ name, folder, built, mode }: Build, say: Say): Promise<void> {
  const stamp = path.join(root, built, '.built-from');
  const wanted = await fingerprint();
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return;
  say(`Building ${name} …`);
  const child = spawn(process.execPath, [vite, 'build', folder, '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: mode },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0)
    throw new UserFacingError(
      `${name[0]!.toUpperCase()}${name.slice(1)} could not be built (vite ended with ${code}); see above.`,
    );
  await writeFile(stamp, wanted);
}

/** The console as the API serves it. */
export const buildConsole = (say: Say): Promise<void> =>
  build({ name: 'the console', folder: 'console', built: 'dist/console', mode: 'production' }, say);

/** The gallery of the parts of the console as its test opens it; answers where it is. */
export async function buildGallery(say: Say): Promise<string> {
  const built = 'dist/gallery';
  await build({ name: 'the gallery', folder: 'console/gallery', built, mode: 'development' }, say);
  return path.join(root, built);
}
