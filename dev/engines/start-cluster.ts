import path from 'node:path';
import { startCluster } from './cluster';
import { buildConsole } from './console';
import { announce, loadDemoStore, playMorningOnce } from './demo-store';
import { publicPort, runLauncher, type Launcher } from './launcher';

const root = path.resolve(__dirname, '../..');

/** The production parts as programs of this machine, with the demo store. */
async function start(launcher: Launcher): Promise<void> {
  const began = Date.now();
  const { say } = launcher;
  const port = await publicPort();
  await buildConsole(say);
  const { url, env, workerHealth } = await startCluster({ ...launcher, port });
  const isNew = await loadDemoStore(env.MONGODB_URI, say);
  announce(url, Date.now() - began, say, [
    `Temporal     ${env.TEMPORAL_ADDRESS}`,
    ...workerHealth.map((health) => `Worker       ${health}/readyz`),
  ]);
  if (isNew) await playMorningOnce(url, say);
}

void runLauncher(path.join(root, '.repairflow/cluster'), start);
