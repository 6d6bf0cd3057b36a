import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { playDay } from '../../dev/demo/day';
import { ChildProcessGroup } from '../../dev/engines/child-process-group';
import { startCluster, type Cluster } from '../../dev/engines/cluster';
import { loadDemoStore } from '../../dev/engines/demo-store';
import { freePort } from '../../dev/engines/ports';
import type { Service } from '../../dev/engines/service';
import { ApiUsers } from '../../dev/fixtures/api-users';
import { DEMO_PASSWORD } from '../../dev/fixtures/store';
import { connectMongo } from '../../platform/mongo/connection';
import { modelsOn, type Models } from '../../platform/mongo/models';
import { CommandAudit, type Balance } from './command-audit';

const root = path.resolve(__dirname, '../..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** A repetition may have to wait for PostgreSQL, Temporal and an API, one after the other. */
const REPEAT_FOR_MS = 180_000;
const SETTLED_WITHIN_MS = 180_000;

interface Blow {
  /** Falls when so many scenes are through. */
  readonly after: number;
  readonly signal: NodeJS.Signals;
  readonly on: (cluster: Cluster) => Service | undefined;
}

/** The stand-in for MongoDB loses its last second when it is killed, a real server does not: it is stopped properly. */
const blows: readonly Blow[] = [
  { after: 4, signal: 'SIGKILL', on: ({ workers }) => workers[0] },
  { after: 11, signal: 'SIGKILL', on: ({ apis }) => apis[0] },
  { after: 18, signal: 'SIGKILL', on: ({ temporal }) => temporal },
  { after: 26, signal: 'SIGTERM', on: ({ mongo }) => mongo },
  { after: 34, signal: 'SIGKILL', on: ({ postgresql }) => postgresql },
  { after: 42, signal: 'SIGKILL', on: ({ apis }) => apis[1] },
  { after: 46, signal: 'SIGKILL', on: ({ workers }) => workers[1] },
];

function strike(cluster: Cluster, { after, signal, on }: Blow): void {
  const service = on(cluster);
  if (!service) throw new Error(`there is nothing to strike after ${after} scenes`);
  say(`\n${new Date().toISOString()} ${after} scenes are through: ${signal} to the ${service.name}`);
  service.signal(signal);
}

/** The log follows the workflows: waits until everything that was acknowledged is in it. */
async function settled(audit: CommandAudit, models: Models): Promise<Balance> {
  for (const end = Date.now() + SETTLED_WITHIN_MS; ; await wait(1_000)) {
    const balance = await audit.compare(models);
    if (balance.lost.length === 0 || Date.now() > end) return balance;
  }
}

async function proveDeadlines(env: Cluster['env']): Promise<boolean> {
  const words = ['--import', 'tsx', path.join(root, 'platform/repairflow.ts'), 'deadlines'];
  const child = spawn(process.execPath, words, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

/**
 * The demo day on the production parts, while each of them is killed: no scene may go otherwise, no acknowledged command may be
 * lost or applied twice, every deadline must be accounted for. Resolves to whether that is so.
 */
export async function tortureCluster(): Promise<boolean> {
  const family = new ChildProcessGroup();
  const data = await mkdtemp(path.join(os.tmpdir(), 'repairflow-cluster-'));
  const services: Service[] = [];
  let held = false;
  const stop = async (): Promise<void> => {
    for (const service of services.toReversed()) await service.stop();
    await family.stop();
    if (held) await rm(data, { recursive: true, force: true, maxRetries: 5 });
    else say(`Logs and data are kept in ${data}.`);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().then(() => process.exit(130)));
  try {
    const cluster = await startCluster({ family, say, data, services, port: await freePort() });
    await loadDemoStore(cluster.env.MONGODB_URI, '127.0.0.1', say, cluster.env);
    const audit = new CommandAudit();
    const people = new ApiUsers(cluster.url, DEMO_PASSWORD, { repeatForMs: REPEAT_FOR_MS, heard: audit.heard });
    const waiting = [...blows];
    const began = Date.now();
    const different = await playDay(people, say, (played) => {
      process.stderr.write('.');
      while (waiting[0] !== undefined && waiting[0].after <= played) strike(cluster, waiting.shift()!);
    });
    const seconds = Math.round((Date.now() - began) / 1_000);
    const connection = await connectMongo(cluster.env.MONGODB_URI);
    const { processes, acknowledged, lost, doubled } = await settled(audit, modelsOn(connection));
    await connection.close();
    for (const one of lost) say(`lost: ${one}`);
    for (const one of doubled) say(`doubled: ${one}`);
    const proved = await proveDeadlines(cluster.env);
    say(
      `${blows.length} kills in ${seconds} s, ${processes} processes, ${acknowledged} submissions acknowledged: ${lost.length} lost, ${doubled.length} doubled, ${different} scenes went otherwise, deadlines ${proved ? 'proved' : 'not proved'}.`,
    );
    held = different === 0 && lost.length === 0 && doubled.length === 0 && proved;
    return held;
  } finally {
    await stop();
  }
}
