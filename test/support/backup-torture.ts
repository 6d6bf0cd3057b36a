import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ChildProcessGroup } from '../../dev/engines/child-process-group';
import { startCluster, type Cluster } from '../../dev/engines/cluster';
import { loadDemoStore } from '../../dev/engines/demo-store';
import { freePort } from '../../dev/engines/ports';
import type { Service } from '../../dev/engines/service';
import { ApiUsers } from '../../dev/fixtures/api-users';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { customers, DEMO_PASSWORD } from '../../dev/fixtures/store';
import { connectMongo } from '../../platform/mongo/connection';
import { modelsOn } from '../../platform/mongo/models';
import { CommandAudit } from './command-audit';

const run = promisify(execFile);
const root = path.resolve(__dirname, '../..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const WRITERS = 6;
/** Orders that go on after the restore. */
const TRIED = 20;
/** What a backup holds. */
const folders = ['postgresql', 'temporal', 'mongo', 'files', 'master.key'];

async function clusterIn(data: string): Promise<{ readonly cluster: Cluster; readonly stop: () => Promise<void> }> {
  const family = new ChildProcessGroup();
  const services: Service[] = [];
  const stop = async (): Promise<void> => {
    for (const service of services.toReversed()) await service.stop();
    await family.stop();
  };
  try {
    return { cluster: await startCluster({ family, say, data, services, port: await freePort() }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Everything a program has started, itself first. PostgreSQL puts its parts into process groups of their own. */
async function allOf({ pid }: Service): Promise<readonly number[]> {
  const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(pid)]).catch(() => ({ stdout: '' }));
  return [pid, ...stdout.split('\n').flatMap((line) => (line.trim() === '' ? [] : [Number(line)]))];
}

/** Copies both databases as they are at one moment, as a snapshot of their volumes does: nothing writes meanwhile. */
async function copyFrozen({ postgresql, mongo }: Cluster, from: string, to: string): Promise<void> {
  const frozen: number[] = [];
  try {
    for (const service of [postgresql, mongo]) {
      process.kill(service.pid, 'SIGSTOP');
      frozen.push(service.pid);
    }
    for (const pid of (await allOf(postgresql)).slice(1)) {
      process.kill(pid, 'SIGSTOP');
      frozen.push(pid);
    }
    await mkdir(to, { recursive: true });
    const present = await readdir(from);
    for (const folder of folders.filter((one) => present.includes(one)))
      await run('cp', ['-a', path.join(from, folder), to]);
  } finally {
    for (const pid of frozen.toReversed()) process.kill(pid, 'SIGCONT');
  }
}

/** Runs a verb of the operator's tool; whether it ended well. */
async function operate(env: Cluster['env'], ...words: readonly string[]): Promise<boolean> {
  const args = ['--import', 'tsx', path.join(root, 'platform/repairflow.ts'), ...words];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

/** Opens orders and notes things on them until it is told to stop. */
async function write(people: ApiUsers, opened: string[], isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const visit = await RepairOrderClient.open(people, 1 + (opened.length % customers.length));
    opened.push(visit.number);
    if (opened.length % 100 === 0) say(`${opened.length} orders …`);
    for (const note of ['左前门划痕', '轮毂刮伤']) await visit.do('wang', 'noteCondition', { note });
  }
}

/**
 * T20: a store at work is copied at one moment and put back elsewhere. Nothing that was acknowledged before the backup may be missing after `reconcile
 * --repair`, every deadline must be accounted for, and the orders go on. Resolves to whether that is so.
 */
export async function tortureBackup(orders: number): Promise<boolean> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'repairflow-backup-'));
  const [live, backup] = [path.join(data, 'live'), path.join(data, 'backup')];
  const audit = new CommandAudit();
  const opened: string[] = [];
  let before = true;
  let over = false;

  const first = await clusterIn(live);
  try {
    await loadDemoStore(first.cluster.env.MONGODB_URI, '127.0.0.1', say, first.cluster.env);
    const people = new ApiUsers(first.cluster.url, DEMO_PASSWORD, {
      repeatForMs: 120_000,
      heard: (where, answer) => before && audit.heard(where, answer),
    });
    const writers = Promise.all(Array.from({ length: WRITERS }, () => write(people, opened, () => over)));
    writers.catch(() => undefined); // awaited below
    while (opened.length < orders) await Promise.race([writers, new Promise((resolve) => setTimeout(resolve, 500))]);
    before = false;
    const began = Date.now();
    await copyFrozen(first.cluster, live, backup);
    say(
      `Both databases were copied in ${Date.now() - began} ms, after ${opened.length} orders and while more were opened.`,
    );
    while (opened.length < orders + 20)
      await Promise.race([writers, new Promise((resolve) => setTimeout(resolve, 500))]);
    over = true;
    await writers;
  } finally {
    over = true;
    await first.stop();
  }

  const began = Date.now();
  const second = await clusterIn(backup);
  let held = false;
  try {
    const { env, url } = second.cluster;
    const same = await operate(env, 'reconcile');
    say(same ? 'Nothing differs.' : 'What differs is said above; it is recorded now.');
    const repaired = await operate(env, 'reconcile', '--repair');
    const settled = await operate(env, 'reconcile');
    const proved = await operate(env, 'deadlines');
    const seconds = Math.round((Date.now() - began) / 1_000);
    const connection = await connectMongo(env.MONGODB_URI);
    const { acknowledged, lost } = await audit.compare(modelsOn(connection));
    await connection.close();
    for (const one of lost) say(`lost: ${one}`);
    const people = new ApiUsers(url, DEMO_PASSWORD, { repeatForMs: 60_000 });
    const wang = await people.as('wang');
    let refused = 0;
    for (const number of opened.slice(0, TRIED)) {
      const { status } = await wang.post(`/repair-orders/${number}/condition-notes`, { note: '恢复之后' });
      if (status !== 200) refused += 1;
    }
    say(
      `Restored in ${seconds} s: ${acknowledged} submissions acknowledged before the backup, ${lost.length} lost; repaired ${repaired}, settled ${settled}, deadlines ${proved ? 'proved' : 'not proved'}; ${TRIED - refused} of ${TRIED} orders went on.`,
    );
    held = lost.length === 0 && repaired && settled && proved && refused === 0;
  } finally {
    await second.stop();
  }
  // the data are in use until everything has ended
  if (held) await rm(data, { recursive: true, force: true, maxRetries: 5 });
  else say(`Logs and data are kept in ${data}.`);
  return held;
}
