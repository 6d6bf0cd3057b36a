import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { ApiUsers } from '../fixtures/api-users';
import { maintenanceInScreens, RepairOrderClient } from '../fixtures/repair-order-client';
import { buildConsole } from '../engines/console';
import type { Models } from '../../platform/mongo/models';
import { UserFacingError } from '../../platform/user-facing-error';
import { costOf } from './actions';
import { complaintFigures } from './complaints';
import { consoleFigures } from './console';
import { openClusterGround, openDevelopmentGround } from './deadline-grounds';
import { deadlineFigures } from './deadlines';
import { domainFigure } from './domain';
import { importFigures } from './imports';
import { median, report, type Figure } from './figures';
import { onGround } from './ground';
import { paceFigures } from './pace';
import { ProcessorTime } from './processor-time';
import { securityFigures } from './security';
import { seededFigures } from './seeded';
import { slotFigures } from './slots';
import { nextCustomer, visit } from './visit';
import { warmStart } from './warm-start';

const AT_ONCE = 20;
const ROUNDS = 3;
const LATENCY_SAMPLES = 60;
/** Between two commands of one person, so that what follows from the first is over. */
const BETWEEN_SAMPLES_MS = 300;
const OPEN_ORDERS = 400;
/** What takes part in a command. */
const PROGRAMS = ['api', 'worker', 'temporal', 'mongo'];
const say = (line: string): void => void process.stderr.write(`${line}\n`);

let counted = 0;

async function bare(client: Client, updates: number): Promise<void> {
  const handle = await client.workflow.start('baseline', {
    workflowId: `baseline-${Date.now()}-${counted++}`,
    taskQueue: 'bench-baseline',
    args: [updates],
  });
  for (let n = 0; n < updates; n++) await handle.executeUpdate('count');
}

async function perSecond(times: number, one: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await Promise.all(Array.from({ length: times }, one));
  return times / ((performance.now() - began) / 1000);
}

const timed = async (one: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await one();
  return performance.now() - began;
};

/** Throughput and latency of both, turn by turn on the same server, so that a noisy minute hits both. */
async function compare(people: ApiUsers, client: Client, processor: ProcessorTime): Promise<Figure[]> {
  const first = await visit(people);
  await bare(client, first.commands);
  const ours: number[] = [];
  const inScreens: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    say(`throughput, round ${round + 1} of ${ROUNDS} …`);
    theirs.push(await processor.during(['bareWorker'], () => perSecond(AT_ONCE, () => bare(client, first.commands))));
    ours.push(await processor.during(PROGRAMS, () => perSecond(AT_ONCE, () => visit(people))));
    inScreens.push(await perSecond(AT_ONCE, () => maintenanceInScreens(people, nextCustomer())));
  }
  say('latency …');
  const order = await RepairOrderClient.open(people, 2);
  const handle = await client.workflow.start('baseline', {
    workflowId: `latency-${Date.now()}`,
    taskQueue: 'bench-baseline',
    args: [1_000_000],
  });
  const http: number[] = [];
  const update: number[] = [];
  for (let n = 0; n < LATENCY_SAMPLES; n++) {
    await wait(BETWEEN_SAMPLES_MS);
    update.push(await timed(() => handle.executeUpdate('count')));
    await wait(BETWEEN_SAMPLES_MS);
    http.push(await timed(() => order.do('wang', 'noteCondition', { note: `note ${n}` })));
  }
  await handle.terminate('measured');
  const commands = ROUNDS * AT_ONCE * first.commands;
  return [
    ...processor.figures([...PROGRAMS, 'bareWorker'], commands),
    { name: 'visit.throughputRatio', value: median(ours) / median(theirs), unit: 'ratio', target: { atLeast: 0.8 } },
    { name: 'visit.perSecond', value: median(inScreens), unit: '1/s' },
    { name: 'visit.commandByCommandPerSecond', value: median(ours), unit: '1/s' },
    { name: 'visit.screensRatio', value: median(inScreens) / median(ours), unit: 'ratio', target: { atLeast: 2 } },
    { name: 'baseline.perSecond', value: median(theirs), unit: '1/s' },
    { name: 'command.latencyRatio', value: median(http) / median(update), unit: 'ratio', target: { atMost: 1.2 } },
    { name: 'command.p50Ms', value: median(http), unit: 'ms' },
    { name: 'update.p50Ms', value: median(update), unit: 'ms' },
  ];
}

async function costOfVisit(people: ApiUsers, client: Client): Promise<Figure[]> {
  const one = await visit(people);
  const { actions, events } = await costOf(client, 'repairOrder', one.number);
  const perCommand = actions / one.commands;
  return [
    { name: 'visit.commands', value: one.commands, unit: 'commands' },
    { name: 'visit.actions', value: actions, unit: 'actions' },
    { name: 'visit.actionsPerCommand', value: perCommand, unit: 'ratio', target: { atMost: 1.3 } },
    { name: 'visit.historyEvents', value: events, unit: 'events' },
  ];
}

const residentMegabytes = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
};

async function memory(people: ApiUsers, worker: ChildProcess): Promise<Figure> {
  say(`memory of ${OPEN_ORDERS} open orders …`);
  const before = await residentMegabytes(worker.pid!);
  for (let opened = 0; opened < OPEN_ORDERS; opened += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, () => RepairOrderClient.open(people, nextCustomer())));
  await wait(2_000);
  const grown = (await residentMegabytes(worker.pid!)) - before;
  return { name: 'worker.megabytesPerThousandOpenOrders', value: (grown / OPEN_ORDERS) * 1000, unit: 'MB' };
}

/** What a bench of the whole takes part in: a store, and the worker of the comparison. */
interface BenchGround {
  readonly people: ApiUsers;
  readonly client: Client;
  readonly models: Models;
  readonly worker: ChildProcess;
  readonly processor: ProcessorTime;
}

const withBaseline = (use: (ground: BenchGround) => Promise<void>): Promise<void> =>
  onGround('bench', say, async ({ people, models, client, programs, launch }) => {
    const baselineWorker = await launch('dev/bench/baseline-worker.ts');
    const processor = new ProcessorTime({ ...programs, bareWorker: baselineWorker });
    await use({ people, client, models, worker: programs.worker, processor });
    baselineWorker.kill('SIGTERM');
  });

async function commandFigures({ people, client, worker, processor }: BenchGround): Promise<Figure[]> {
  return [
    ...(await compare(people, client, processor)),
    ...(await costOfVisit(people, client)),
    await memory(people, worker),
  ];
}

async function measure(figures: Figure[]): Promise<void> {
  await buildConsole(say);
  figures.push(domainFigure(), await warmStart(say), ...(await paceFigures(say)), ...(await slotFigures(say)));
  await withBaseline(async (ground) => {
    const { people, client, models } = ground;
    figures.push(...(await commandFigures(ground)));
    figures.push(...(await consoleFigures(people, people.base, say)));
    figures.push(...(await complaintFigures(people, client, models, say)));
  });
  await deadlineFigures(figures, say, openDevelopmentGround);
}

const parts: Readonly<Record<string, (figures: Figure[]) => Promise<void>>> = {
  all: measure,
  commands: (figures) => withBaseline(async (ground) => void figures.push(...(await commandFigures(ground)))),
  import: async (figures) => void figures.push(...(await importFigures(say))),
  security: async (figures) => void figures.push(...(await securityFigures(say))),
  slots: async (figures) => void figures.push(...(await slotFigures(say))),
  seeded: async (figures) => void figures.push(...(await seededFigures(say))),
  deadlines: (figures) => deadlineFigures(figures, say, openDevelopmentGround),
  'deadlines --cluster': (figures) => deadlineFigures(figures, say, openClusterGround),
};

/** `npm run bench [-- commands | import | security | slots | seeded | deadlines [--cluster]]`; `import` brings in the file of 50,000 customers; `security` is what sealing, encryption, proof and audit log cost; `slots` is how long whoever books waits; `seeded` is a store with years behind it. What was measured is told, also when the rest could not be. */
async function main(words: readonly string[]): Promise<void> {
  const part = parts[words.join(' ') || 'all'];
  if (!part) throw new UserFacingError(`There is no such bench. Known: ${Object.keys(parts).join(', ')}.`);
  const figures: Figure[] = [];
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      report(figures);
      process.exit(130); // the reaper ends what was started
    });
  try {
    await part(figures);
  } finally {
    report(figures);
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
