import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { serveApi } from '../../api/serve';
import { systemActor } from '../../domain/kernel/actor';
import type { Intake } from '../../domain/complaint/state';
import { processDefinitions, type AnyEvent, type StartInputs } from '../../domain/processes';
import type { RepairOrder } from '../../domain/repair-order/state';
import { readConfig, type Config } from '../../platform/config';
import { createLog } from '../../platform/log';
import { openVault } from '../../platform/vault/open-vault';
import { openDatabase } from '../../platform/mongo/database';
import { ensureIndexes, type Models } from '../../platform/mongo/models';
import { sealedModelsOn } from '../../platform/vault/sealed-models';
import { EventLog } from '../../platform/mongo/projections/event-log';
import { storedEvent } from '../../platform/mongo/projections/events';
import { viewOf } from '../../platform/mongo/projections/views';
import { ChildProcessGroup } from '../engines/child-process-group';
import { startMongo } from '../engines/mongo';
import { ApiUsers } from '../fixtures/api-users';
import { openedOrder, opening, OrderSimulation } from '../fixtures/order-simulation';
import * as scenarios from '../fixtures/scenarios';
import { seedDemoStore } from '../fixtures/seed';
import { withoutBudgets } from '../fixtures/without-budgets';
import { DEMO_PASSWORD, demoPolicy } from '../fixtures/store';
import { quantile, type Figure } from './figures';
import { noProcesses } from './no-processes';

type Say = (line: string) => void;

const ORDERS = Number(process.env['SEEDED_ORDERS'] ?? 200_000);
const EVENTS_PER_ORDER = 10;
const STORES = 10;
const ORDERS_PER_DAY = 60;
const AT_ONCE = 500;
const SAMPLES = 40;
const OPEN = { repairOrder: 60, followUp: 400, complaint: 20 } as const;
const DAY_MS = 24 * 3_600_000;
const lines = [scenarios.menuLine('MAINT-A', 'L-1')];
const total = scenarios.totalOf(lines);

/** A straightforward visit, each part written when the order has come that far. */
const parts: readonly ((order: RepairOrder, now: number) => readonly scenarios.Move[])[] = [
  (order) => scenarios.toContract(order, lines),
  (_order, now) => scenarios.dispatch(now),
  () => [...scenarios.work(lines), ...scenarios.check],
  scenarios.prepare,
  scenarios.accept,
  () => [scenarios.present, ...scenarios.agree(1, total), scenarios.pay(total), ...scenarios.release],
  (order) => [...scenarios.hand(order), ...scenarios.leave, scenarios.dms, scenarios.gate(order.number, 'compared')],
];

/** The events of a visit that began at this moment and has come through so many parts, and the state they lead to. */
function visit(number: string, at: number, upTo: number): { readonly events: readonly AnyEvent[]; state: RepairOrder } {
  const change = { number, vehicle: { ...opening.vehicle, id: vehicleOf(number) } };
  const simulation = new OrderSimulation(openedOrder(change, at));
  for (const part of parts.slice(0, upTo)) simulation.play(...part(simulation.order, simulation.now));
  const by = { id: 'wang', role: 'serviceAdvisor' } as const;
  const first = processDefinitions.repairOrder.firstEvent({ opening: { ...opening, ...change }, by }, at);
  return { events: [first, ...simulation.events], state: simulation.order };
}

const vehicleOf = (number: string): string => `V-${String((Number(number.slice(-2)) % 40) + 1).padStart(3, '0')}`;
const storeOf = (index: number): string => `S${String(index + 1).padStart(2, '0')}`;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10).replaceAll('-', '');

/** What is over: one real visit, under other numbers, in other stores, on other days. */
async function seedPast(models: Models, say: Say): Promise<void> {
  const { events, state } = visit('RO-S01-20200101-0001', Date.now() - DAY_MS, parts.length);
  if (!processDefinitions.repairOrder.isOver(state)) throw new Error(`the visit ended ${state.stage}`);
  const perStore = Math.ceil(ORDERS / STORES);
  for (let from = 0; from < ORDERS; from += AT_ONCE) {
    const orders: object[] = [];
    const logged: object[] = [];
    const proofs: object[] = [];
    for (let n = from; n < Math.min(ORDERS, from + AT_ONCE); n++) {
      const index = Math.floor(n / perStore);
      const count = n % perStore;
      const openedAt = Date.now() - (Math.floor(count / ORDERS_PER_DAY) + 1) * DAY_MS;
      const number = `RO-${storeOf(index)}-${dayOf(openedAt)}-${String((count % ORDERS_PER_DAY) + 1).padStart(4, '0')}`;
      const customer = { ...state.customer, id: `C-${String((n % 4_000) + 1).padStart(3, '0')}` };
      const own = { ...state, number, store: storeOf(index), openedAt, customer, advisor: n % 3 ? 'wang' : 'li' };
      orders.push(viewOf('repairOrder', own));
      for (let sequence = 1; sequence <= EVENTS_PER_ORDER; sequence++)
        logged.push(storedEvent(number, { sequence, event: events[sequence - 1]! }));
      proofs.push({
        _id: number,
        store: storeOf(index),
        status: 'proved',
        sequence: own.sequence,
        tryAt: openedAt,
        armed: 12,
        fired: 1,
        cancelled: 11,
        faults: [],
        faultCount: 0,
        lateness: [1, 0, 0, 0, 0, 0],
        provedAt: openedAt,
      });
    }
    await models.orders.collection.insertMany(orders, { ordered: false });
    await models.events.collection.insertMany(logged, { ordered: false });
    await models.deadlineProofs.collection.insertMany(proofs, { ordered: false });
    if ((from / AT_ONCE) % 20 === 0) say(`seeded ${from + orders.length} of ${ORDERS} orders …`);
  }
}

/** What is open in the first store, by way of the event log: views, tasks and notices come with it. */
async function seedPresent(models: Models): Promise<string> {
  const log = new EventLog(models);
  const now = Date.now();
  const record = (number: string, events: readonly AnyEvent[]) =>
    log.record(new Map([[number, events.map((event, index) => ({ sequence: index + 1, event }))]]));
  let latest = '';
  for (let n = 0; n < OPEN.repairOrder; n++) {
    latest = `RO-S01-${dayOf(now)}-${String(9_001 + n)}`;
    await record(latest, visit(latest, now - 3_600_000, n % (parts.length - 1)).events);
  }
  for (let n = 0; n < OPEN.followUp; n++) {
    const number = `FU-S01-${dayOf(now)}-${String(9_001 + n)}`;
    const customer = { id: 'C-002', member: n % 5 === 0, privateCustomer: true };
    const common = { store: 'S01', policy: demoPolicy, customer, vehicle: vehicleOf(number), advisor: 'wang' };
    const departure: StartInputs['followUp']['departure'] = {
      ...common,
      number,
      order: latest,
      leftAt: now - (n % 7) * DAY_MS,
    };
    await record(number, [processDefinitions.followUp.firstEvent({ departure, by: systemActor }, now)]);
  }
  for (let n = 0; n < OPEN.complaint; n++) {
    const number = `CP-S01-${dayOf(now)}-${String(9_001 + n)}`;
    const intake: Intake = {
      number,
      store: 'S01',
      policy: demoPolicy,
      kind: 'complaint',
      source: 'phone',
      words: '修完还是响',
      complainant: { id: 'C-002', kind: 'customer', goldCard: false },
      order: latest,
      vehicle: vehicleOf(latest),
      owner: { id: 'cr', role: 'crSpecialist' },
    };
    await record(number, [processDefinitions.complaint.firstEvent({ intake, by: intake.owner }, now)]);
  }
  return latest;
}

/** Fills the database, and makes the indexes once everything is there: that takes longer than the product waits for an answer. */
async function seed(config: Config, say: Say): Promise<string> {
  const began = performance.now();
  const connection = await mongoose
    .createConnection(config.MONGODB_URI, { autoIndex: false, autoCreate: false })
    .asPromise();
  const models = await sealedModelsOn(connection, config);
  await seedDemoStore(models);
  await seedPast(models, say);
  say('indexes …');
  await ensureIndexes(models);
  const order = await seedPresent(models);
  await connection.close();
  say(`seeded in ${Math.round((performance.now() - began) / 1000)} s`);
  return order;
}

/** What a store asks for all day, by name. */
const questions = (order: string): Readonly<Record<string, readonly [who: string, path: string]>> => ({
  board: ['wang', '/board'],
  card: ['wang', `/board/${order}`],
  orders: ['wang', '/repair-orders?limit=50'],
  openOrders: ['wang', '/repair-orders?open=true&limit=50'],
  ordersByPlate: ['wang', `/repair-orders?plate=${encodeURIComponent('沪A000')}&limit=50`],
  ordersOfCustomer: ['wang', '/repair-orders?customer=C-002&limit=50'],
  openComplaints: ['cr', '/complaints?open=true&limit=50'],
  complaints: ['cr', '/complaints?limit=50'],
  followUps: ['cr', '/follow-ups?open=true&limit=50'],
  tasks: ['wang', '/tasks/mine?limit=100'],
  storeTasks: ['manager', '/tasks?limit=100'],
  notices: ['wang', '/notices/mine?limit=50'],
  forecast: ['manager', '/forecast?hours=24'],
  workload: ['manager', '/workload'],
});

/** How long what a store asks for all day takes with years behind it, and which question takes longest. */
export async function seededFigures(say: Say): Promise<Figure[]> {
  const family = new ChildProcessGroup();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-seeded-'));
  try {
    const mongo = await startMongo({ family, say, folder: path.join(folder, 'mongo') });
    const config = readConfig({
      PORT: '0',
      LOG_LEVEL: 'warn',
      MONGODB_URI: mongo.uri,
      FILES: path.join(folder, 'files'),
      ...withoutBudgets,
    });
    const log = createLog('bench', config.LOG_LEVEL);
    const order = await seed(config, say);
    const database = openDatabase(mongo.uri, log);
    await database.reached;
    const vault = await openVault(config, database);
    const api = await serveApi({ config, log, database, processes: noProcesses, vault });
    const figures = await ask(new ApiUsers(api.url, DEMO_PASSWORD), questions(order), say);
    await api.stop();
    await database.close();
    return [{ name: 'seeded.orders', value: ORDERS, unit: 'orders' }, ...figures];
  } finally {
    await family.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function ask(people: ApiUsers, asked: ReturnType<typeof questions>, say: Say): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, [who, question]] of Object.entries(asked)) {
    const person = await people.as(who);
    const took: number[] = [];
    for (let n = 0; n < SAMPLES; n++) {
      const began = performance.now();
      const { status } = await person.get(question);
      if (status !== 200) throw new Error(`${question} answered ${status}`);
      took.push(performance.now() - began);
    }
    figures.push({ name: `seeded.${name}P95Ms`, value: quantile(took, 0.95), unit: 'ms', target: { atMost: 100 } });
  }
  const slowest = figures.reduce((one, other) => (other.value > one.value ? other : one));
  say(`the slowest: ${slowest.name}, ${Math.round(slowest.value)} ms`);
  return figures;
}
