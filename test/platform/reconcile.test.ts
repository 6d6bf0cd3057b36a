import fc from 'fast-check';
import { timeActor } from '../../domain/kernel/actor';
import { definitionOf, type AnyEvent, type AnyState, type ProcessType } from '../../domain/processes';
import { repairOrderProcess } from '../../domain/repair-order/process';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { Recorded } from '../../domain/kernel/receipt';
import type { Database } from '../../platform/mongo/database';
import { oneOf } from '../../platform/mongo/filters';
import { EventLog } from '../../platform/mongo/projections/event-log';
import { rangesOf, reconcileAll } from '../../platform/operate/reconcile';
import { ProcessPortError } from '../../platform/process-port';
import type { ProcessRecords } from '../../platform/process-records';
import { outcomeOf, recordings } from '../replay/recordings';
import { openMemoryDatabase } from '../support/memory-database';
import { recordVisit, visit, visitNumber, visitState } from '../support/recorded-visits';

let database: Database;
let said: string[];
beforeEach(() => {
  database = openMemoryDatabase({ isSealed: false });
  said = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line).trim()) > 0);
});
afterEach(() => jest.restoreAllMocks());

interface Known {
  readonly state: AnyState;
  readonly events: readonly Recorded<AnyEvent>[];
  readonly since?: number;
}

/** An engine that knows these processes. */
const engineOf = (known: readonly Known[]): ProcessRecords => {
  const find = (number: string) => known.find(({ state }) => state.number === number)!;
  return {
    list: async function* () {
      for (const { state } of known) yield { number: state.number, running: true };
    },
    readState: async ({ number }) => find(number).state,
    readEvents: async (number) => ({
      events: new Map(find(number).events.map(({ sequence, event }) => [sequence, event])),
      since: find(number).since ?? 1,
    }),
  };
};
const reconcile = async (
  engine: ProcessRecords,
  repairs: boolean,
  everyEvent = false,
): Promise<'the same' | 'differences'> => {
  said = [];
  try {
    await reconcileAll(engine, database.models, 'all', { repairs, everyEvent, settleMs: 0 });
    return 'the same';
  } catch (error) {
    if (!String(error).includes('differ from what is recorded')) throw error;
    return 'differences';
  }
};
const logOf = async (number: string) => {
  const rows = await database.models.events.find({ process: number }).sort({ sequence: 1 }).lean();
  return rows.map(({ sequence, event }) => ({ sequence, event }));
};
const viewOf = (number: string, type: ProcessType = 'repairOrder') => database.repositories.views.find(type, number);

const number = visitNumber(1);
const whole: Known = { state: visitState(), events: visit() };

test('T20 whatever the log has lost of recorded processes is recorded anew from their histories, and the views are those of the processes', async () => {
  const chosen = recordings().filter((_recording, index) => index % 10 === 0);
  const known = chosen.map((recording) => {
    const { published, result } = outcomeOf(recording);
    // recorded by an earlier release, and read as the product reads it
    const { upcastState, upcastEvent } = definitionOf(result.number).upcasting;
    const events = published.map(({ sequence, event }) => ({ sequence, event: upcastEvent(event) }));
    return { state: upcastState(result), events };
  });
  for (const { state, events } of known) await new EventLog(database.models).record(new Map([[state.number, events]]));
  expect(await reconcile(engineOf(known), false)).toBe('the same');
  for (const [index, { state, events }] of known.entries()) {
    const [lost] = fc.sample(
      fc.subarray(
        events.map(({ sequence }) => sequence),
        { minLength: 1 },
      ),
      { seed: index, numRuns: 1 },
    );
    for (const sequence of lost!) await database.models.events.deleteOne({ process: state.number, sequence });
    if (index % 2 === 0) await database.models.orders.deleteOne({ _id: state.number });
  }
  expect(await reconcile(engineOf(known), false)).toBe('differences');
  expect(await reconcile(engineOf(known), true)).toBe('the same');
  expect(await reconcile(engineOf(known), false)).toBe('the same');
  for (const [index, { state, events }] of known.entries()) {
    expect(await logOf(state.number)).toEqual(events);
    expect(await viewOf(state.number, chosen[index]!.type)).toEqual(state);
  }
}, 60_000);

test('what is the same costs no look at a history, and one line says how many there are', async () => {
  await recordVisit(database, 1, visit());
  const engine = engineOf([whole]);
  const readEvents = jest.spyOn(engine, 'readEvents');
  expect(await reconcile(engine, false)).toBe('the same');
  expect(readEvents).not.toHaveBeenCalled();
  expect(said).toEqual(['1 processes compared: 1 the same, 0 repaired, 0 differ.']);
});

test('a difference is one line with the number and what lacks; without --repair nothing is written', async () => {
  await recordVisit(database, 1, visit());
  await database.models.events.deleteMany({ process: number, sequence: oneOf([4, 7, 8, 9]) });
  const before = await logOf(number);
  expect(await reconcile(engineOf([whole]), false)).toBe('differences');
  expect(said).toEqual([`${number}: the log lacks 4, 7–9`, '1 processes compared: 0 the same, 0 repaired, 1 differ.']);
  expect(await logOf(number)).toEqual(before);
  expect(await reconcile(engineOf([whole]), true)).toBe('the same');
  expect(said[0]).toBe(`${number}: the log lacks 4, 7–9: repaired`);
});

test('what follows from a lost tail is written down when it is recorded', async () => {
  const earlier = visit().slice(0, 10);
  const { at } = earlier.at(-1)!.event;
  const reminder = { timer: 'T-10', key: 'T-10#1', subject: '', fulfilledBy: 'receiveVehicle', due: at } as const;
  const reminded: AnyEvent = {
    type: 'deadlinePassed',
    at,
    by: timeActor,
    reaction: 'remind',
    to: ['storeManager'],
    ...reminder,
  };
  const events = [...earlier, { sequence: 11, event: reminded }];
  const state = repairOrderProcess.evolve(visitState(1, 10) as RepairOrder, reminded);
  await recordVisit(database, 1, earlier);
  const noticesOf = async () => (await database.models.notices.find({ process: number }).lean()).map(({ _id }) => _id);
  expect(await noticesOf()).not.toContain(`${number}:11:1`);
  expect(await reconcile(engineOf([{ state, events }]), true)).toBe('the same');
  expect(await noticesOf()).toContain(`${number}:11:1`);
});

test('D4 after a reset the events of the branch that was given up are kept apart, and log and view are those of the process', async () => {
  await recordVisit(database, 1, visit().slice(0, 14));
  const other = { ...visit()[9]!.event, at: visit()[9]!.event.at + 1 } as AnyEvent;
  const reset = [...visit().slice(0, 9), { sequence: 10, event: other }];
  const branch = openMemoryDatabase({ isSealed: false });
  const { state } = await recordVisit(branch, 1, reset);
  const engine = engineOf([{ state: state!, events: reset }]);
  expect(await reconcile(engine, false)).toBe('differences');
  expect(said[0]).toContain(`${number}: the log has other events at 10–14`);
  expect(await reconcile(engine, true)).toBe('the same');
  expect(await logOf(number)).toEqual(reset);
  expect(await viewOf(number)).toEqual(state);
  const replaced = await database.models.replacedEvents.find({}).sort({ sequence: 1 }).lean();
  expect(replaced.map(({ sequence, event }) => ({ sequence, event }))).toEqual(visit().slice(9, 14));
});

test('an event that changes nothing in the state is compared when every event is, or when recording it has met another one', async () => {
  const first = visit().slice(0, 9);
  const told = (about: string) => ({
    sequence: 10,
    event: {
      type: 'customerTold',
      about,
      channel: 'phone',
      at: first[8]!.event.at,
      by: first[8]!.event.by,
    } as AnyEvent,
  });
  const { state } = await recordVisit(database, 1, [...first, told('here')]);
  const engine = engineOf([{ state: state!, events: [...first, told('there')] }]);
  expect(await reconcile(engine, false)).toBe('the same');
  expect(await reconcile(engine, false, true)).toBe('differences');
  await recordVisit(database, 1, [told('there')]);
  expect(await reconcile(engine, true)).toBe('the same');
  expect(said[0]).toBe(`${number}: the log has other events at 10: repaired`);
  expect(await logOf(number)).toEqual([...first, told('there')]);
});

test('a view that is not what the log makes is folded anew', async () => {
  await recordVisit(database, 1, visit());
  const wrong = JSON.stringify({ ...visitState(), stage: 'reception' });
  await database.models.orders.updateOne({ _id: number }, { $set: { state: wrong } });
  expect(await reconcile(engineOf([whole]), true)).toBe('the same');
  expect(said[0]).toBe(`${number}: the view is not what the log makes: repaired`);
  expect(await viewOf(number)).toEqual(visitState());
});

test('what no history has any more, or not yet, is left as a difference that says so', async () => {
  await recordVisit(database, 1, visit().slice(3, -1));
  const engine = engineOf([{ ...whole, events: visit().slice(5, -1), since: 6 }]);
  expect(await reconcile(engine, true)).toBe('differences');
  const last = visit().length;
  expect(said[0]).toContain(`not repaired: the log lacks 1–3, ${last}`);
  expect(said[0]).toContain('1–3 is beyond the retention of Temporal');
  expect(said[0]).toContain(`${last} has not been published yet`);
});

test('a process that has moved on since it was asked is no difference', async () => {
  await recordVisit(database, 1, visit());
  expect(await reconcile(engineOf([{ ...whole, state: visitState(1, 12) }]), false)).toBe('the same');
});

test('the same events that make another state are left to whoever knows the releases', async () => {
  await recordVisit(database, 1, visit());
  const state = { ...visitState(), number, sequence: visit().length, openedAt: 1 } as AnyState;
  expect(await reconcile(engineOf([{ ...whole, state }]), true)).toBe('differences');
  expect(said[0]).toContain('the rules of another release');
  expect(await viewOf(number)).toEqual(visitState());
});

test('a process that does not answer is a difference, and the others are compared', async () => {
  for (const n of [1, 2]) await recordVisit(database, n, visit(n));
  const engine = engineOf([whole, { state: visitState(2), events: visit(2) }]);
  const readState = engine.readState.bind(engine);
  jest.spyOn(engine, 'readState').mockImplementation(async (one) => {
    if (one.number === number) throw new ProcessPortError('unanswered');
    return readState(one);
  });
  expect(await reconcile(engine, true)).toBe('differences');
  expect(said).toEqual([
    `${number}: cannot be compared (unanswered)`,
    '2 processes compared: 1 the same, 0 repaired, 1 differ.',
  ]);
});

test('sequences are named as ranges', () => {
  expect(rangesOf([1, 2, 3, 5, 8, 9])).toBe('1–3, 5, 8–9');
  expect(rangesOf([])).toBe('');
});
