import os from 'node:os';
import path from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { ChildProcessGroup } from '../../dev/engines/child-process-group';
import { startMongo } from '../../dev/engines/mongo';
import { startTemporal } from '../../dev/engines/temporal';

/** Engines for one run of the tests, on free ports, with data that are thrown away. */
export interface TestEngines {
  readonly family: ChildProcessGroup;
  readonly env: { readonly TEMPORAL_ADDRESS: string; readonly MONGODB_SERVER: string };
  stop(): Promise<void>;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const continueSoon = ['limit.historyCount.suggestContinueAsNew=120'];

export async function startTestEngines(settings: readonly string[] = continueSoon): Promise<TestEngines> {
  const family = new ChildProcessGroup();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-test-'));
  const [temporal, mongo] = await Promise.all([
    startTemporal({ family, say, settings }),
    startMongo({ family, say, folder: path.join(folder, 'mongo') }),
  ]);
  return {
    family,
    env: { TEMPORAL_ADDRESS: temporal.address, MONGODB_SERVER: mongo.uri },
    stop: async () => {
      await family.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
