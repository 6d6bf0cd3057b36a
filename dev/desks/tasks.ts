import * as desk from './desk-tasks';
import * as express from './express';
import { sumOf, type Counted } from './model';
import type { DeskStore } from './desk-store';

/** What was counted, by task. */
type Measured = Readonly<Record<string, Counted>>;

const one =
  (name: string, play: (store: DeskStore) => Promise<Counted>) =>
  async (store: DeskStore): Promise<Measured> => ({ [name]: await play(store) });

/** A maintenance for a known customer, by everybody one after the other; its parts are tasks of their own. */
async function oilChange(store: DeskStore): Promise<Measured> {
  const { number, plate, counted: checkIn } = await express.checkIn(store, ['MAINT-A']);
  const before = [await express.start(store, number), await express.finish(store, number)];
  before.push(await express.check(store, number), await express.present(store, number));
  const pay = await express.settle(store, number);
  const deliver = await express.goodbye(store, number);
  const gate = await express.gate(store, number, plate);
  return { pay, deliver, gate, oilChange: sumOf([checkIn, ...before, pay, deliver, gate]) };
}

/** Maintenance and brakes, and one extra item, which the customer agrees to on the phone. */
async function fullVisit(store: DeskStore): Promise<Measured> {
  const { number, plate, counted } = await express.checkIn(store, ['MAINT-A', 'BRAKE-F']);
  const all = [counted, await express.start(store, number)];
  all.push(await desk.reportExtraItem(store, number), await desk.decideOn(store, number));
  for (const next of [
    express.issueParts,
    express.startAgain,
    express.finish,
    express.check,
    express.present,
    express.settle,
    express.goodbye,
  ])
    all.push(await next(store, number));
  return { fullVisit: sumOf([...all, await express.gate(store, number, plate)]) };
}

/** What is played, by the name under which it can be asked for alone. */
export const tasks: Readonly<Record<string, (store: DeskStore) => Promise<Measured>>> = {
  findCar: one('findCar', desk.findCar),
  checkIn: one('checkIn', async (store) => (await express.checkIn(store, ['MAINT-A'])).counted),
  newCustomer: one('newCustomer', desk.newCustomer),
  estimate: one('estimate', desk.estimate),
  line: one('line', desk.line),
  extraItem: one('extraItem', desk.extraItem),
  decide: one('decide', desk.decide),
  qualityCheck: one('qualityCheck', desk.qualityCheck),
  registerComplaint: one('registerComplaint', desk.registerComplaint),
  escalation: one('escalation', desk.escalation),
  oilChange,
  fullVisit,
};

interface Goal {
  readonly seconds: number;
  readonly clicks?: number;
}

/** What a task may take at most. */
export const goals: Readonly<Record<string, Goal>> = {
  findCar: { seconds: 4 },
  checkIn: { seconds: 60 },
  newCustomer: { seconds: 100 },
  estimate: { seconds: 40 },
  line: { seconds: 5 },
  extraItem: { seconds: 30 },
  decide: { seconds: 12 },
  qualityCheck: { seconds: 10 },
  pay: { seconds: 45 },
  deliver: { seconds: 35 },
  gate: { seconds: 6 },
  registerComplaint: { seconds: 60 },
  escalation: { seconds: 15 },
  oilChange: { seconds: 180, clicks: 60 },
  fullVisit: { seconds: 240, clicks: 90 },
};
