import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ChildProcessGroup } from '../../dev/engines/child-process-group';
import { freePort } from '../../dev/engines/ports';
import { serveNode } from '../../dev/engines/serve';
import { prepareTemporal } from '../../dev/engines/temporal';
import { ApiUsers } from '../../dev/fixtures/api-users';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import type { Config } from '../../platform/config';
import { canaries } from './canaries';
import { seeded, testConfig } from './store';

const [name, phone, plate, vin, address, words, latin] = canaries.map(({ text }) => text) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
/** Somebody of whom every word stands nowhere else. */
export const person = { name, salutation: latin, phone, address };
export const carOf = (customerId: string) => ({
  customerId,
  plate,
  vin,
  model: latin,
  type: 'saloon',
  odometer: 10,
  maintenanceCycleKilometres: 10_000,
  maintenanceCycleMonths: 12,
});
export const everything = `${name} ${phone} ${plate} ${vin} ${address} ${words} ${latin}`;

export interface CanaryStore {
  readonly folder: string;
  readonly config: Config;
  /** At each API. */
  readonly people: readonly ApiUsers[];
  /** Where worker and APIs tell their figures. */
  readonly figures: readonly string[];
  readonly logs: string;
  /** What Temporal has stored by now, as a folder of its own. */
  copyOfTemporal(): Promise<string>;
  stop(): Promise<void>;
}

/** A store on a Temporal of its own, whose files can be looked through, with a worker and APIs that are programs of their own and say all that they can. */
export async function openCanaryStore(apis = 1): Promise<CanaryStore> {
  const family = new ChildProcessGroup();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-canaries-'));
  const say = (): void => undefined;
  const server = await prepareTemporal({ family, say, file: path.join(folder, 'temporal', 'temporal.db') });
  await server.launch();
  const key = Buffer.alloc(32, 7).toString('base64');
  const files = path.join(folder, 'files');
  const change = {
    TEMPORAL_ADDRESS: server.address,
    TEMPORAL_NAMESPACE: 'default',
    LOG_LEVEL: 'trace',
    ACCOUNT_KEY: key,
    FILES: files,
  };
  const config = testConfig(change);
  await seeded(config);
  const given = Object.fromEntries(Object.entries(config).map(([setting, value]) => [setting, String(value)]));
  const logs = path.join(folder, 'logs');
  const start = (file: string, log: string, own: NodeJS.ProcessEnv) =>
    serveNode(family, { name: file, file, env: { ...given, ...own }, log: path.join(logs, `${log}.log`) });
  const metrics = await freePort();
  await start('worker.ts', 'worker', { METRICS_PORT: String(metrics) });
  const ports: number[] = [];
  for (let n = 1; n <= apis; n++) {
    const port = await freePort();
    ports.push(port);
    await start('api/server.ts', `api-${n}`, { PORT: String(port) });
  }
  let copies = 0;
  return {
    folder,
    config,
    people: ports.map((port) => new ApiUsers(`http://127.0.0.1:${port}`, DEMO_PASSWORD)),
    figures: [metrics, ...ports].map((port) => `http://127.0.0.1:${port}/metrics`),
    logs,
    copyOfTemporal: async () => {
      const copy = path.join(folder, `copy-${++copies}`);
      await mkdir(copy);
      for (const file of await readdir(path.join(folder, 'temporal')))
        await copyFile(path.join(folder, 'temporal', file), path.join(copy, file));
      return copy;
    },
    stop: async () => {
      await family.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
