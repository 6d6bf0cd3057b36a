import os from 'node:os';
import path from 'node:path';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { ChildProcessGroup } from '../../dev/engines/child-process-group';
import { startMongo } from '../../dev/engines/mongo';
import { startTemporal } from '../../dev/engines/temporal';
import { offerNamespaces, testNamespaces } from './namespaces';

/** Engines for one run of the tests, on free ports, with data that are thrown away. */
export interface TestEngines {
  readonly family: ChildProcessGroup;
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const continueSoon = ['limit.historyCount.suggestContinueAsNew=120'];

export async function startTestEngines(settings: readonly string[] = continueSoon): Promise<TestEngines> {
  const family = new ChildProcessGroup();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-test-'));
  const [temporal, mongo] = await Promise.all([
    startTemporal({ family, say, settings, namespaces: testNamespaces }),
    startMongo({ family, say, folder: path.join(folder, 'mongo') }),
  ]);
  const free = path.join(folder, 'namespaces');
  await mkdir(free);
  offerNamespaces(free);
  return {
    family,
    env: {
      TEMPORAL_ADDRESS: temporal.address,
      MONGODB_SERVER: mongo.uri,
      ...(temporal.process && { FREE_NAMESPACES: free }),
    },
    stop: async () => {
      await family.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
