import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { makeKeyOnce } from '../../platform/key-file';
import { migrate } from '../../platform/migrate';
import { withoutBudgets } from '../fixtures/without-budgets';
import { balance } from './balancer';
import type { Launcher } from './launcher';
import { prepareMongo } from './mongo';
import { freePort } from './ports';
import { preparePostgres } from './postgresql';
import { serveNode } from './serve';
import { Service } from './service';
import { prepareTemporalServer } from './temporal-server';

const root = path.resolve(__dirname, '../..');
const EACH = [1, 2] as const;

/** The production parts as programs of this machine, each started again when it ends. */
export interface Cluster {
  /** The one address in front of all APIs. */
  readonly url: string;
  /** What an own program needs to reach Temporal and MongoDB. */
  readonly env: { readonly MONGODB_URI: string; readonly TEMPORAL_ADDRESS: string; readonly MASTER_KEY_FILE: string };
  readonly postgresql: Service;
  readonly temporal: Service;
  readonly mongo: Service;
  readonly apis: readonly Service[];
  readonly workers: readonly Service[];
  /** Addresses that tell how the workers are. */
  readonly workerHealth: readonly string[];
}

export interface ClusterOptions extends Launcher {
  readonly port: number;
  /** Settings of API and worker. */
  readonly settings?: NodeJS.ProcessEnv;
}

/**
 * Temporal's production server on PostgreSQL, MongoDB, two workers, two APIs and one address in front of them. `services` gets
 * every part, in the order in which they are started. Throws a UserFacingError when a part cannot be found or started.
 */
export async function startCluster({
  family,
  say,
  data,
  services,
  port,
  settings = {},
}: ClusterOptions): Promise<Cluster> {
  const place = (name: string): string => path.join(data, name);
  const begin = async (name: string, launch: () => ReturnType<typeof serveNode>): Promise<Service> => {
    const service = new Service(name, launch, say);
    services.push(service);
    await service.start();
    return service;
  };
  await mkdir(data, { recursive: true });
  const postgres = await preparePostgres({ family, say, folder: place('postgresql'), log: place('postgresql.log') });
  const postgresql = await begin('PostgreSQL', postgres.launch);
  const server = await prepareTemporalServer({
    family,
    say,
    folder: place('temporal'),
    postgres: postgres.port,
    port: 7233,
    log: place('temporal.log'),
  });
  const temporal = await begin('Temporal server', server.launch);
  const { uri, launch } = await prepareMongo({ family, say, folder: place('mongo'), port: 27017 });
  const mongo = await begin('MongoDB', launch);

  const env = { MONGODB_URI: uri, TEMPORAL_ADDRESS: server.address, MASTER_KEY_FILE: place('master.key') };
  await makeKeyOnce(env.MASTER_KEY_FILE);
  await migrate({ ...process.env, ...env }, say);
  const shared = {
    ...env,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    CONSOLE: path.join(root, 'dist/console'),
    FILES: place('files'),
    TRUSTED_PROXIES: '127.0.0.1',
    ...withoutBudgets,
    ...settings,
  };
  const program = (name: string, file: string, own: NodeJS.ProcessEnv): Promise<Service> =>
    begin(name, () => serveNode(family, { name, file, env: { ...shared, ...own }, log: place(`${name}.log`) }));
  const workers: Service[] = [];
  const workerHealth: string[] = [];
  for (const number of EACH) {
    const [health, metrics] = [await freePort(), await freePort()];
    const own = { HEALTH_PORT: String(health), METRICS_PORT: String(metrics) };
    workers.push(await program(`worker ${number}`, 'worker.ts', own));
    workerHealth.push(`http://127.0.0.1:${health}`);
  }
  const apis: Service[] = [];
  const targets: string[] = [];
  for (const number of EACH) {
    const own = await freePort();
    apis.push(await program(`API ${number}`, 'api/server.ts', { PORT: String(own) }));
    targets.push(`http://127.0.0.1:${own}`);
  }
  const { url } = await balance(port, targets);
  return { url, env, postgresql, temporal, mongo, apis, workers, workerHealth };
}
