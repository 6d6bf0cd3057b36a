import path from 'node:path';
import { isLoopback } from '../../platform/addresses';
import { migrate } from '../../platform/migrate';
import { withoutBudgets } from '../fixtures/without-budgets';
import { buildConsole } from './console';
import { announce } from './announce';
import { loadDemoStore, playMorningOnce } from './demo-store';
import { publicHost, publicPort, runLauncher, urlAt, type Launcher } from './launcher';
import { startMongo } from './mongo';
import { serveNode } from './serve';
import { Service } from './service';
import { startTemporal } from './temporal';

const root = path.resolve(__dirname, '../..');

/** Engines for development, one API, one worker, and the demo store where only this machine reaches them. */
async function start({ family, say, data, services }: Launcher): Promise<void> {
  const began = Date.now();
  const port = await publicPort();
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
    // the morning of the demo store is played in seconds
    ...(isLoopback(publicHost()) && withoutBudgets),
  };
  const service = (name: string, file: string): Service => {
    const program = { name, file, env, log: path.join(data, `${name}.log`) };
    return new Service(name, () => serveNode(family, program), say);
  };
  services.push(service('worker', 'worker.ts'), service('API', 'api/server.ts'));
  await migrate({ ...process.env, ...env }, () => undefined);
  const host = publicHost();
  const [store] = await Promise.all([loadDemoStore(mongo.uri, host, say, env), ...services.map((one) => one.start())]);
  const url = urlAt(host, port);
  const more = temporal.ui ? [`Temporal UI  ${temporal.ui}`] : [];
  await announce({ url, uri: mongo.uri, store, began, more }, say);
  if (store === 'loaded') await playMorningOnce(url, say);
}

void runLauncher(path.join(root, '.repairflow'), start);
