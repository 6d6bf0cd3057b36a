import type { Database } from '../../platform/mongo/database';
import { EventLog } from '../../platform/mongo/projections/event-log';
import { processNumbers, rebuildView } from '../../platform/mongo/projections/rebuild';
import { rebuildAll } from '../../platform/operate/rebuild';
import { openMemoryDatabase } from '../support/memory-database';
import { recordVisit, visit, visitNumber, visitState } from '../support/recorded-visits';

const events = visit();
const number = visitNumber(1);
let database: Database;
const said: string[] = [];
beforeEach(() => {
  database = openMemoryDatabase();
  said.length = 0;
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line)) > 0);
});
afterEach(() => jest.restoreAllMocks());

const viewOf = (n = 1) => database.repositories.views.find('repairOrder', visitNumber(n));
const tasks = async () =>
  (await database.models.tasks.find({}).lean()).map(({ since: _since, forgetAt: _forgetAt, ...task }) => task);

test('view and tasks are those that recording has made', async () => {
  await recordVisit(database, 1, events.slice(0, 20));
  const before = await tasks();
  await database.models.orders.updateOne({ _id: number }, { $set: { state: '{}' } });
  await database.models.tasks.updateMany({}, { $set: { sequence: 99, roles: ['driver'] } });
  await database.models.tasks.create({ ...before[0]!, _id: `${number}#nobody`, since: 0, forgetAt: null });
  expect(await rebuildView(database.models, number)).toEqual({ sequence: 20 });
  expect(await viewOf()).toEqual(visitState(1, 20));
  expect(await tasks()).toEqual(before);
});

test('nobody is notified again', async () => {
  await recordVisit(database, 1, events);
  await database.models.notices.deleteMany({});
  await rebuildView(database.models, number);
  expect(await database.models.notices.countDocuments({})).toBe(0);
});

test('D17 the old view is there until the new one is written, and for good when the log cannot be folded', async () => {
  await recordVisit(database, 1, events);
  const seen: unknown[] = [];
  const { collection } = database.models.orders;
  const write = collection.bulkWrite.bind(collection);
  jest.spyOn(collection, 'bulkWrite').mockImplementation(async (...args) => {
    seen.push(await viewOf());
    return write(...args);
  });
  await rebuildView(database.models, number);
  expect(seen).toEqual([visitState()]);
  await database.models.events.updateOne({ process: number, sequence: 9 }, { $set: { schemaVersion: 99 } });
  await expect(rebuildView(database.models, number)).rejects.toThrow('schema version 99');
  expect(await viewOf()).toEqual(visitState());
});

test('a program that has the view of before in memory does not write it any more', async () => {
  const api = new EventLog(database.models);
  await recordVisit(database, 1, events.slice(0, 9), api);
  const first = await database.models.events.findOne({ process: number, sequence: 1 }).lean();
  const opened = structuredClone(first!.event) as { opening: { customer: { id: string } } };
  opened.opening.customer.id = 'C-999';
  await database.models.events.updateOne({ process: number, sequence: 1 }, { $set: { event: opened } });
  await rebuildView(database.models, number);
  await recordVisit(database, 1, [events[9]!], api);
  expect(await viewOf()).toMatchObject({ sequence: 10, customer: { id: 'C-999' } });
});

test('a gap is named with its process and the first missing event, and the view with more stays', async () => {
  for (const n of [1, 2, 3]) await recordVisit(database, n, visit(n));
  await database.models.events.deleteOne({ process: visitNumber(2), sequence: 7 });
  await database.models.events.deleteMany({ process: visitNumber(3) });
  await expect(rebuildAll(database.models, processNumbers(database.models))).rejects.toThrow('2 processes');
  expect(said).toEqual([
    expect.stringContaining(`${visitNumber(2)}: event 7 is missing, the log leads to 6`),
    expect.stringContaining(`${visitNumber(3)}: event 1 is missing, the log leads to 0`),
    '1 views rebuilt.\n',
  ]);
  for (const n of [1, 2, 3]) expect(await viewOf(n)).toEqual(visitState(n));
});

test('a process that the log does not have at all is named too', async () => {
  await expect(rebuildAll(database.models, ['RO-S01-20200101-0001'])).rejects.toThrow('1 processes');
  expect(said[0]).toContain('RO-S01-20200101-0001: event 1 is missing');
});
