import { setTimeout as wait } from 'node:timers/promises';
import type { ProcessPort } from '../../platform/process-port';
import { seedDemoStore } from '../fixtures/seed';
import { demoPolicy, STORE } from '../fixtures/store';
import type { Intake } from '../../domain/complaint/state';
import { readConfig } from '../../platform/config';
import { connectMongo } from '../../platform/mongo/connection';
import type { Models } from '../../platform/mongo/models';
import { sealedModelsOn } from '../../platform/vault/sealed-models';
import { buildId } from '../../platform/temporal/build';
import { openDatabase } from '../../platform/mongo/database';
import { createLog } from '../../platform/log';
import { connectEncrypted } from '../../platform/temporal/encrypted-connection';
import { buildQueueOf } from '../../workflows/messages';
import type { Ground } from './deadline-grounds';
import { quantile, type Figure } from './figures';

const WAITING = 2_000;
const DUE = 1_000;
const MINUTE_MS = 60_000;
const STARTS_AT_ONCE = 25;
/** Beyond the end of the measurement, within what a store would set: working time is reckoned day by day. */
const FAR_MINUTES = 5 * 24 * 60;

const numberOf = (round: number, n: number): string => `CP-${STORE}-2026110${round}-${String(n).padStart(4, '0')}`;

/** A complaint whose first answer is due at `due`, and nothing else for days. */
function intakeOf(number: string, due: number): Intake {
  const quiet = {
    ...demoPolicy.complaint,
    minutes: {
      ...demoPolicy.complaint.minutes,
      firstAnswer: Math.max(0, due - Date.now()) / MINUTE_MS,
      leaderContact: FAR_MINUTES,
    },
    escalationMinutes: demoPolicy.complaint.escalationMinutes.map(() => FAR_MINUTES),
    statutoryDays: 300,
  };
  return {
    number,
    store: STORE,
    policy: { ...demoPolicy, complaint: quiet },
    kind: 'complaint',
    source: 'phone',
    complainant: { id: 'C-002', kind: 'customer', goldCard: false },
    owner: { id: 'cr', role: 'crSpecialist' },
    words: 'x',
  };
}

/** Starts complaints, the last `due` of them with a deadline within the minute that begins at `from`. */
async function fill(processes: ProcessPort, round: number, count: number, due: number, from: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_none, n) => n);
  const starter = async (): Promise<void> => {
    for (let n; (n = numbers.shift()) !== undefined;) {
      const number = numberOf(round, n);
      const at = n < count - due ? Date.now() + FAR_MINUTES * MINUTE_MS : from + ((n - count + due) * MINUTE_MS) / due;
      const intake = intakeOf(number, at);
      await processes.start('complaint', number, number, { intake, by: { id: 'cr', role: 'crSpecialist' } });
    }
  };
  await Promise.all(Array.from({ length: STARTS_AT_ONCE }, starter));
}

interface Outcome {
  readonly lateness: readonly number[];
  readonly lost: number;
  readonly doubled: number;
}

/** Waits until every deadline of the round is recorded. Lost is what is still not there when nothing has come for two minutes. */
async function outcomeOf(models: Models, round: number, from: number): Promise<Outcome> {
  const prefix = numberOf(round, 0).slice(0, 15);
  const fired = async () =>
    (await models.events.find({ type: 'deadlinePassed' }).lean()).filter(
      ({ process, event }) => process.startsWith(prefix) && event.type === 'deadlinePassed' && event.timer === 'T-28',
    );
  let count = 0;
  for (let quietSince = Math.max(Date.now(), from + MINUTE_MS); Date.now() < quietSince + 2 * MINUTE_MS;) {
    await wait(2_000);
    const now = (await fired()).length;
    if (now >= DUE) break;
    if (now > count) quietSince = Math.max(Date.now(), from + MINUTE_MS);
    count = now;
  }
  const events = await fired();
  const distinct = new Set(events.map(({ process }) => process));
  return {
    lateness: events.map(({ event }) => (event.type === 'deadlinePassed' ? event.at - event.due : 0)),
    lost: DUE - distinct.size,
    doubled: events.length - distinct.size,
  };
}

/** T3, T4: how late deadlines fire when a thousand fall into one minute, and whether any is lost when machines die in it. */
export async function deadlineFigures(
  figures: Figure[],
  say: (line: string) => void,
  openGround: (say: (line: string) => void) => Promise<Ground>,
): Promise<void> {
  const ground = await openGround(say);
  try {
    const connection = await connectMongo(ground.env.MONGODB_URI);
    const config = readConfig({ ...process.env, ...ground.env });
    const models = await sealedModelsOn(connection, config);
    await seedDemoStore(models);
    const database = openDatabase(config.MONGODB_URI, createLog('bench', 'warn'));
    const taskQueue = buildQueueOf(config.TASK_QUEUE, await buildId());
    const patient = { ...config, ANSWER_WITHIN_MS: MINUTE_MS };
    const { temporal: client, processes } = await connectEncrypted(patient, database, taskQueue);

    say(`${WAITING} complaints, ${DUE} deadlines within one minute …`);
    const first = Date.now() + 80_000;
    await fill(processes, 1, WAITING, DUE, first);
    figures.push(...figuresOf(await outcomeOf(models, 1, first), ''));

    say('the same with a worker killed twice and Temporal once …');
    const second = Date.now() + 50_000;
    await fill(processes, 2, DUE, DUE, second);
    for (const [afterMs, blow] of [
      [10_000, ground.killWorker],
      [25_000, ground.restartTemporal],
      [45_000, ground.killWorker],
    ] as const) {
      await wait(Math.max(0, second + afterMs - Date.now()));
      blow();
    }
    figures.push(...figuresOf(await outcomeOf(models, 2, second), 'WithKills'));
    await client.connection.close();
    await Promise.all([database.close(), connection.close()]);
  } finally {
    await ground.stop();
  }
}

function figuresOf({ lateness, lost, doubled }: Outcome, suffix: string): readonly Figure[] {
  const none = { atMost: 0 };
  return [
    { name: `deadlines.latenessP50Ms${suffix}`, value: quantile(lateness, 0.5), unit: 'ms' },
    { name: `deadlines.latenessP99Ms${suffix}`, value: quantile(lateness, 0.99), unit: 'ms' },
    { name: `deadlines.lost${suffix}`, value: lost, unit: 'deadlines', target: none },
    { name: `deadlines.doubled${suffix}`, value: doubled, unit: 'deadlines', target: none },
  ];
}
