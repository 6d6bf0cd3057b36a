import { fork, type ChildProcess } from 'node:child_process';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { playMorning } from '../demo/morning';
import { ApiUsers } from '../fixtures/api-users';
import { seedDemoStore } from '../fixtures/seed';
import { DEMO_PASSWORD, staff } from '../fixtures/store';
import { connectMongo } from '../../platform/mongo/connection';
import { ensureIndexes, modelsOn } from '../../platform/mongo/models';
import { buildConsole } from './console';
import { end, ChildProcessGroup } from './child-process-group';
import { type Say } from './find';
import { UserFacingError } from '../../platform/user-facing-error';
import { lockFolder } from './folder-lock';
import { startMongo } from './mongo';
import { freePort, isFree } from './ports';
import { startTemporal } from './temporal';

const root = path.resolve(__dirname, '../..');
const data = path.join(root, '.repairflow');
/** A process that dies again sooner than this is broken, not unlucky. */
const MIN_UPTIME_MS = 10_000;

const say: Say = (line) => void process.stdout.write(`${line}\n`);

/** Worker and API are separate processes, as in production; one that dies is started again. */
class Service {
  #child: ChildProcess | undefined;
  #stopping = false;

  constructor(
    private readonly family: ChildProcessGroup,
    private readonly name: string,
    private readonly file: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  async start(): Promise<void> {
    const startedAt = Date.now();
    const log = await open(path.join(data, `${this.name}.log`), 'a');
    const child = fork(path.join(root, this.file), {
      cwd: root,
      env: { ...process.env, ...this.env },
      execArgv: ['--import', 'tsx'],
      detached: true,
      stdio: ['ignore', log.fd, 'inherit', 'ipc'],
    });
    await log.close();
    this.family.adopt(child);
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) =>
        reject(new UserFacingError(`The ${this.name} ended with ${code} while starting; see above.`)),
      );
    });
    child.once('exit', (code, signal) => this.#again(code ?? signal, startedAt));
  }

  #again(why: number | string | null, startedAt: number): void {
    if (this.#stopping) return;
    const wait = Date.now() - startedAt < MIN_UPTIME_MS ? 2_000 : 0;
    say(`The ${this.name} ended (${why}); starting it again.`);
    setTimeout(() => void this.start().catch((error: unknown) => say((error as Error).message)), wait);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#child) await end(this.#child);
  }
}

/** An explicit port must be free; the usual one may give way. */
async function apiPort(): Promise<number> {
  const given = process.env['PORT'];
  if (given === undefined) return freePort(3000);
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UserFacingError(`PORT=${given} is not a port; use 1 to 65535.`);
  if (!(await isFree(port)))
    throw new UserFacingError(`Port ${port} is in use. Stop what uses it, or set PORT to a free one.`);
  return port;
}

async function main(): Promise<void> {
  const began = Date.now();
  const family = new ChildProcessGroup();
  const services: Service[] = [];
  let unlock = async (): Promise<void> => undefined;
  const stop = async (code: number): Promise<never> => {
    for (const service of services.toReversed()) await service.stop();
    await family.stop();
    await unlock();
    process.exit(code);
  };
  const once = (signal: NodeJS.Signals) =>
    process.once(signal, () => {
      say('Stopping; open orders wait where they are.');
      void stop(0);
    });
  once('SIGINT');
  once('SIGTERM');
  once('SIGHUP');

  try {
    await mkdir(data, { recursive: true });
    unlock = await lockFolder(path.join(data, 'launcher.pid'));
    const port = await apiPort();
    const [temporal, mongo] = await Promise.all([
      startTemporal({ family, say, file: path.join(data, 'temporal.db'), port: 7233, uiPort: 8233 }),
      startMongo({ family, say, folder: path.join(data, 'mongo'), port: 27017 }),
      buildConsole(say),
    ]);
    const env = {
      PORT: String(port),
      MONGODB_URI: mongo.uri,
      TEMPORAL_ADDRESS: temporal.address,
      // whoever changes the code goes on with the orders of this morning
      ADOPT_BUILDS: 'all',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
      CONSOLE: path.join(root, 'dist/console'),
    };
    services.push(new Service(family, 'worker', 'worker.ts', env), new Service(family, 'API', 'api/server.ts', env));
    const [isNew] = await Promise.all([seed(mongo.uri), ...services.map((service) => service.start())]);
    const url = `http://127.0.0.1:${port}`;
    announce(url, temporal.ui, Date.now() - began);
    if (isNew) await playMorningOnce(url);
  } catch (error) {
    process.stderr.write(
      `${error instanceof UserFacingError ? error.message : ((error as Error).stack ?? String(error))}\n`,
    );
    await stop(1);
  }
}

async function seed(uri: string): Promise<boolean> {
  const connection = await connectMongo(uri);
  const models = modelsOn(connection);
  await ensureIndexes(models);
  const isNew = await seedDemoStore(models);
  if (isNew) say('Demo store S01 loaded: 26 staff, 40 customers with their cars, prices and parts.');
  await connection.close();
  return isNew;
}

/** Whoever looks at the store for the first time finds it at work. */
async function playMorningOnce(url: string): Promise<void> {
  say("A morning's work begins in the demo store …");
  try {
    await playMorning(new ApiUsers(url, DEMO_PASSWORD));
    say('There are nine cars in the store now, and a complaint.');
  } catch (error) {
    say(`The morning's work ended early (${(error as Error).message}). What is there can be worked with.`);
  }
}

function announce(url: string, ui: string | undefined, tookMs: number): void {
  const people = staff.map(({ id, roles }) => `  ${id.padEnd(14)} ${roles.join(', ')}`).join('\n');
  say(`
Repairflow is ready after ${(tookMs / 1000).toFixed(1)} s.
  Console      ${url}
  API          ${url}/api/v1
  Documentation ${url}/docs${ui ? `\n  Temporal UI  ${ui}` : ''}

Demo sign-ins (password "${DEMO_PASSWORD}"):
${people}

Try requests.http, or \`npm run demo\` in another window. Ctrl-C stops; all data stay in .repairflow/.`);
}

void main();
