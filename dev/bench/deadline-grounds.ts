import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ChildProcessGroup } from '../engines/child-process-group';
import { startCluster } from '../engines/cluster';
import { prepareMongo } from '../engines/mongo';
import { freePort } from '../engines/ports';
import { serveNode } from '../engines/serve';
import { Service } from '../engines/service';
import { prepareTemporal } from '../engines/temporal';
import { migrate } from '../../platform/migrate';

type Say = (line: string) => void;

/** What a thousand deadlines are measured on; whatever is killed there is started again by itself. */
export interface Ground {
  readonly env: { readonly MONGODB_URI: string; readonly TEMPORAL_ADDRESS: string };
  /** Kills the worker, or one of them after the other. */
  readonly killWorker: () => void;
  readonly restartTemporal: () => void;
  stop(): Promise<void>;
}

async function open(
  say: Say,
  begin: (family: ChildProcessGroup, services: Service[], data: string) => Promise<Omit<Ground, 'stop'>>,
): Promise<Ground> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'repairflow-deadlines-'));
  const family = new ChildProcessGroup();
  const services: Service[] = [];
  const stop = async (): Promise<void> => {
    for (const service of services.toReversed()) await service.stop();
    await family.stop();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { ...(await begin(family, services, data)), stop };
  } catch (error) {
    say('the engines could not be started');
    await stop();
    throw error;
  }
}

/** The development server with one worker. */
export const openDevelopmentGround = (say: Say): Promise<Ground> =>
  open(say, async (family, services, data) => {
    const begin = async (name: string, launch: () => ReturnType<typeof serveNode>): Promise<Service> => {
      const service = new Service(name, launch, say);
      services.push(service);
      await service.start();
      return service;
    };
    const engine = await prepareTemporal({ family, say, file: path.join(data, 'temporal.db') });
    const temporal = await begin('Temporal', engine.launch);
    const { uri, launch } = await prepareMongo({ family, say, folder: path.join(data, 'mongo') });
    await begin('MongoDB', launch);
    const env = { MONGODB_URI: uri, TEMPORAL_ADDRESS: engine.address };
    await migrate({ ...process.env, ...env }, () => undefined);
    const program = { name: 'worker', file: 'worker.ts', env: { ...env, LOG_LEVEL: 'error' } };
    const worker = await begin('worker', () => serveNode(family, program));
    return {
      env,
      killWorker: () => worker.signal('SIGKILL'),
      restartTemporal: () => temporal.signal('SIGTERM'),
    };
  });

/** The production parts, with two workers. */
export const openClusterGround = (say: Say): Promise<Ground> =>
  open(say, async (family, services, data) => {
    const settings = { LOG_LEVEL: 'error' };
    const cluster = await startCluster({ family, say, data, services, port: await freePort(), settings });
    let turn = 0;
    return {
      env: cluster.env,
      killWorker: () => cluster.workers[turn++ % cluster.workers.length]?.signal('SIGKILL'),
      restartTemporal: () => cluster.temporal.signal('SIGKILL'),
    };
  });
