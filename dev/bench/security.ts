import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readConfig } from '../../platform/config';
import { migrate } from '../../platform/migrate';
import { connectMongo } from '../../platform/mongo/connection';
import type { Models } from '../../platform/mongo/models';
import { sealedModelsOn } from '../../platform/vault/sealed-models';
import { ChildProcessGroup } from '../engines/child-process-group';
import { databaseBeside, startMongo, type MongoEngine } from '../engines/mongo';
import { freePort } from '../engines/ports';
import { serveNode } from '../engines/serve';
import { startTemporal, type TemporalEngine } from '../engines/temporal';
import { ApiUsers } from '../fixtures/api-users';
import { RepairOrderClient } from '../fixtures/repair-order-client';
import { seedDemoStore } from '../fixtures/seed';
import { DEMO_PASSWORD } from '../fixtures/store';
import { withoutBudgets } from '../fixtures/without-budgets';
import { median, type Figure } from './figures';
import { ProcessorTime } from './processor-time';
import { nextCustomer, visit } from './visit';

type Say = (line: string) => void;

const ROUNDS = Number(process.env['SECURITY_ROUNDS'] ?? 4);
const AT_ONCE = Number(process.env['SECURITY_VISITS'] ?? 20);
const LATENCY_SAMPLES = Number(process.env['SECURITY_SAMPLES'] ?? 150);
const PROGRAMS = ['api', 'worker', 'temporal', 'mongo'];

const sides = {
  guarded: { api: 'api/server.ts', worker: 'worker.ts' },
  unguarded: { api: 'dev/bench/unguarded-api.ts', worker: 'dev/bench/unguarded-worker.ts' },
} as const;
type SideName = keyof typeof sides;

interface Engines {
  readonly family: ChildProcessGroup;
  readonly temporal: TemporalEngine;
  readonly mongo: MongoEngine;
  readonly folder: string;
}

/** A store with its own API and worker, on the same engines as the other. */
interface Side {
  readonly people: ApiUsers;
  readonly models: Models;
  readonly processor: ProcessorTime;
  readonly close: () => Promise<void>;
}

async function openSide(name: SideName, engines: Engines, say: Say): Promise<Side> {
  const { family, temporal, mongo, folder } = engines;
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    MONGODB_URI: databaseBeside(mongo.uri, `bench-${name}`),
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: `bench-${name}`,
    ACCOUNT_KEY: randomBytes(32).toString('base64'),
    FILES: path.join(folder, `files-${name}`),
    LOG_LEVEL: 'warn',
    ...withoutBudgets,
  };
  await migrate(env, say);
  const connection = await connectMongo(env.MONGODB_URI);
  const models = await sealedModelsOn(connection, readConfig(env));
  await seedDemoStore(models);
  const launch = (program: 'api' | 'worker') =>
    serveNode(family, {
      name: `${name} ${program}`,
      file: sides[name][program],
      env,
    });
  const api = await launch('api');
  const worker = await launch('worker');
  return {
    people: new ApiUsers(`http://127.0.0.1:${port}`, DEMO_PASSWORD),
    models,
    processor: new ProcessorTime({ api, worker, temporal: temporal.process, mongo: mongo.process }),
    close: async () => {
      for (const child of [api, worker]) child.kill('SIGTERM');
      await connection.close();
    },
  };
}

/** Waits until everything that follows from what was done is written: the feed, and the log of proof of the guarded side. */
async function settled(name: SideName, { events, proofEntries, proofLogs, feed }: Models): Promise<void> {
  for (;;) {
    const waiting = await events.countDocuments({ unsequenced: true });
    const [log, last] = await Promise.all([
      proofLogs.findOne({ _id: 'S01' }).lean(),
      feed.findOne({ store: 'S01' }).sort({ position: -1 }).lean<{ readonly position: number }>(),
    ]);
    const isProved = name === 'unguarded' || (last !== null && (log?.feedPosition ?? 0) >= last.position);
    if (waiting === 0 && isProved) break;
    await wait(200);
  }
  const isWritten = (await proofEntries.estimatedDocumentCount()) > 0;
  if (isWritten !== (name === 'guarded')) throw new Error(`the ${name} side is not what it is called`);
}

const timed = async (one: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await one();
  return performance.now() - began;
};

/** Milliseconds of one command after the other, in turn on each side, which begins every other time. */
async function latencies(opened: Readonly<Record<SideName, Side>>): Promise<Readonly<Record<SideName, number[]>>> {
  const times: Record<SideName, number[]> = { guarded: [], unguarded: [] };
  const index = nextCustomer();
  const orders = {
    guarded: await RepairOrderClient.open(opened.guarded.people, index),
    unguarded: await RepairOrderClient.open(opened.unguarded.people, index),
  };
  for (let n = 0; n < LATENCY_SAMPLES; n++) {
    const turns: readonly SideName[] = n % 2 === 0 ? ['guarded', 'unguarded'] : ['unguarded', 'guarded'];
    for (const side of turns)
      times[side].push(await timed(() => orders[side].do('wang', 'noteCondition', { note: `note ${n}` })));
  }
  return times;
}

/** Milliseconds of the processor for each command, by program: visits, and what follows from them. */
async function processorTimes(
  opened: Readonly<Record<SideName, Side>>,
  say: Say,
): Promise<Readonly<Record<SideName, readonly Figure[]>>> {
  const commands: Record<SideName, number> = { guarded: 0, unguarded: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const turns: readonly SideName[] = round % 2 === 0 ? ['guarded', 'unguarded'] : ['unguarded', 'guarded'];
    for (const side of turns) {
      say(`security, round ${round + 1} of ${ROUNDS}, ${side} …`);
      const { people, models, processor } = opened[side];
      await processor.during(PROGRAMS, async () => {
        const visits = await Promise.all(Array.from({ length: AT_ONCE }, () => visit(people)));
        commands[side] += visits.reduce((sum, one) => sum + one.commands, 0);
        await settled(side, models);
      });
    }
  }
  return {
    guarded: opened.guarded.processor.figures(PROGRAMS, commands.guarded),
    unguarded: opened.unguarded.processor.figures(PROGRAMS, commands.unguarded),
  };
}

const sum = (figures: readonly Figure[]): number => figures.reduce((total, { value }) => total + value, 0);

/** What sealing, encryption, log of proof and audit log add to a command, against the same programs without them in the same run. */
export async function securityFigures(say: Say): Promise<Figure[]> {
  const family = new ChildProcessGroup();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-security-'));
  try {
    const [temporal, mongo] = await Promise.all([
      startTemporal({ family, say, file: path.join(folder, 'temporal.db') }),
      startMongo({ family, say, folder: path.join(folder, 'mongo') }),
    ]);
    const engines = { family, temporal, mongo, folder };
    const opened = {
      guarded: await openSide('guarded', engines, say),
      unguarded: await openSide('unguarded', engines, say),
    };
    // sessions, caches, and what is compiled at first use
    for (const { people } of Object.values(opened)) await visit(people);
    const used = await processorTimes(opened, say);
    say('security, latency …');
    const times = await latencies(opened);
    for (const side of Object.values(opened)) await side.close();
    const [guarded, unguarded] = [median(times.guarded), median(times.unguarded)];
    return [
      { name: 'security.p50Ratio', value: guarded / unguarded, unit: 'ratio', target: { atMost: 1.1 } },
      {
        name: 'security.cpuRatio',
        value: sum(used.guarded) / sum(used.unguarded),
        unit: 'ratio',
        target: { atMost: 1.15 },
      },
      { name: 'security.guardedP50Ms', value: guarded, unit: 'ms' },
      { name: 'security.unguardedP50Ms', value: unguarded, unit: 'ms' },
      ...Object.entries(used).flatMap(([side, figures]) =>
        figures.map((figure) => ({ ...figure, name: `security.${side}.${figure.name}` })),
      ),
    ];
  } finally {
    await family.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
