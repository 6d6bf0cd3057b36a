import path from 'node:path';
import { startCluster } from './cluster';
import { buildConsole } from './console';
import { announce } from './announce';
import { loadDemoStore, playMorningOnce } from './demo-store';
import { publicHost, publicPort, runLauncher, type Launcher } from './launcher';

const root = path.resolve(__dirname, '../..');

/** The production parts as programs of this machine, with the demo store where only this machine reaches them. */
async function start(launcher: Launcher): Promise<void> {
  const began = Date.now();
  const { say } = launcher;
  const port = await publicPort();
  await buildConsole(say);
  const { url, env, workerHealth } = await startCluster({ ...launcher, port });
  const uri = env.MONGODB_URI;
  const store = await loadDemoStore(uri, publicHost(), say, env);
  const more = [
    `Temporal     ${env.TEMPORAL_ADDRESS}`,
    ...workerHealth.map((health) => `Worker       ${health}/readyz`),
  ];
  await announce({ url, uri, store, began, more }, say);
  if (store === 'loaded') await playMorningOnce(url, say);
}

void runLauncher(path.join(root, '.repairflow/cluster'), start);
