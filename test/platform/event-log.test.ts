import { definition } from '../../domain/repair-order/definition';
import type { Database } from '../../platform/mongo/database';
import { forgetProcess } from '../../platform/mongo/personal-data/forget-process';
import { EventLog } from '../../platform/mongo/projections/event-log';
import { openMemoryDatabase } from '../support/memory-database';
import { recordVisit, visit, visitNumber, visitState } from '../support/recorded-visits';

const events = visit();
let database: Database;
beforeEach(() => {
  database = openMemoryDatabase({ isSealed: false });
});

const viewOf = (n = 1) => database.repositories.views.find('repairOrder', visitNumber(n));
const operatorTasks = async () => (await database.repositories.operatorTasks.openIn('S01', 10)).toReversed();
/** What a note says is no part of a rule, so that the events after it fit both branches. */
const elsewhere = (sequence: number) => ({
  sequence,
  event: {
    type: 'conditionNoted',
    note: 'the other branch',
    at: events[sequence - 1]!.event.at,
    by: events[0]!.event.by,
  } as never,
});

describe('both writers bring the same events', () => {
  test('the log keeps each once, the view is folded once, and both hear how far it goes', async () => {
    expect(await recordVisit(database, 1, events)).toEqual({ sequence: events.length, state: visitState() });
    const worker = new EventLog(database.models, { readsFirst: true });
    expect(await recordVisit(database, 1, events, worker)).toEqual({ sequence: events.length });
    expect(await database.models.events.countDocuments({})).toBe(events.length);
    expect(await viewOf()).toEqual(visitState());
    expect(await operatorTasks()).toEqual([]);
  });

  test('where nothing is new, nothing is written, and a sequence is read instead of a view', async () => {
    await recordVisit(database, 1, events);
    const { collection: log } = database.models.events;
    const { collection: views } = database.models.orders;
    const writes = [jest.spyOn(log, 'insertMany'), jest.spyOn(views, 'bulkWrite')];
    const reads = jest.spyOn(views, 'find');
    await recordVisit(database, 1, events.slice(3), new EventLog(database.models, { readsFirst: true }));
    for (const write of writes) expect(write).not.toHaveBeenCalled();
    expect(reads.mock.calls.map(([, options]) => (options as { projection: object }).projection)).toEqual([
      { sequence: 1 },
    ]);
  });

  test.each([true, false])(
    'a gap is filled by whoever has the events, and the view goes on (reads first: %s)',
    async (readsFirst) => {
      await recordVisit(database, 1, events.slice(0, 5));
      expect((await recordVisit(database, 1, events.slice(7))).sequence).toBe(5);
      const log = new EventLog(database.models, { readsFirst });
      expect(await recordVisit(database, 1, events.slice(3), log)).toEqual({
        sequence: events.length,
        state: visitState(),
      });
    },
  );

  test.each([true, false])(
    'an event that the log lost below the view is appended again (reads first: %s)',
    async (readsFirst) => {
      await recordVisit(database, 1, events);
      await database.models.events.deleteOne({ process: visitNumber(1), sequence: 4 });
      await recordVisit(database, 1, events.slice(2, 6), new EventLog(database.models, { readsFirst }));
      expect(await database.models.events.countDocuments({})).toBe(events.length);
    },
  );
});

describe('an event that the log holds with another content', () => {
  test.each([true, false])(
    'stays, is an operator’s task, and the view goes by the log (reads first: %s)',
    async (readsFirst) => {
      await recordVisit(database, 1, events.slice(0, 6));
      const log = new EventLog(database.models, { readsFirst });
      const reached = await recordVisit(database, 1, [elsewhere(5), elsewhere(6)], log);
      expect(reached.sequence).toBe(6);
      const stored = await database.models.events
        .find({ process: visitNumber(1) })
        .sort({ sequence: 1 })
        .lean();
      expect(stored.map(({ event }) => event)).toEqual(events.slice(0, 6).map(({ event }) => event));
      expect(await viewOf()).toEqual(visitState(1, 6));
      expect(await operatorTasks()).toMatchObject([{ kind: 'log', about: 'conditionNoted', process: visitNumber(1) }]);
    },
  );

  test('the same content stored by another release is none', async () => {
    await recordVisit(database, 1, events.slice(0, 3));
    await database.models.events.updateMany({}, { $set: { schemaVersion: definition.upcasting.schemaVersion + 1 } });
    await recordVisit(database, 1, [elsewhere(2)]);
    expect(await operatorTasks()).toEqual([]);
  });
});

describe('D5 one process that is in trouble', () => {
  const both = new Map([1, 2].map((n) => [visitNumber(n), visit(n)]));

  test('a view that a later release has written stays, the others move on, and a task says so', async () => {
    await recordVisit(database, 1, visit(1).slice(0, 3));
    await database.models.orders.updateOne(
      { _id: visitNumber(1) },
      { $set: { schemaVersion: definition.upcasting.schemaVersion + 1 } },
    );
    const reached = await new EventLog(database.models).record(both);
    expect([...reached].map(([, { sequence }]) => sequence)).toEqual([0, events.length]);
    expect(await viewOf(2)).toEqual(visitState(2));
    expect(await database.models.events.countDocuments({ process: visitNumber(1) })).toBe(events.length);
    const [task] = await operatorTasks();
    expect(task).toMatchObject({ kind: 'view', process: visitNumber(1) });
    expect(task!.stack).toContain('NewerSchemaVersion');
  });

  test('an event that cannot be folded stops its own view only', async () => {
    const [first, ...rest] = visit(1);
    const broken = [
      first!,
      { sequence: 2, event: { ...rest[0]!.event, type: 'neverHeardOf' } as never },
      ...rest.slice(1),
    ];
    const reached = await new EventLog(database.models).record(new Map([...both, [visitNumber(1), broken]]));
    expect([...reached].map(([, { sequence }]) => sequence)).toEqual([0, events.length]);
    expect(await operatorTasks()).toMatchObject([{ kind: 'view', process: visitNumber(1) }]);
  });
});

test('M-06 what was on its way when the words of a process went neither opens it again nor is anybody’s task', async () => {
  await recordVisit(database, 1, events.slice(0, 5));
  await forgetProcess({ models: database.models, end: () => Promise.resolve() }, visitNumber(1), Date.now());
  await recordVisit(database, 1, events.slice(5, 8));
  const view = await database.models.orders.findOne({ _id: visitNumber(1) }).lean();
  expect(view).toMatchObject({ sequence: 8, open: false, dueAt: null });
  expect(await database.models.tasks.countDocuments({ process: visitNumber(1), open: true })).toBe(0);
});
