import { mongo } from 'mongoose';
import { STORE } from '../../../dev/fixtures/store';
import { noCounts } from '../../../domain/imports/run';
import { BatchSize } from '../../../platform/imports/batch-size';
import { runFaultText } from '../../../texts/imports';
import { customerHeader, customerRows } from '../../support/tables/customer-file';
import { finish, storeWith } from '../../support/waiting-import';

const ROWS = 700;
const SOCKET_TIMEOUT_MS = 20_000;
const timedOut = () => new mongo.MongoNetworkTimeoutError('connection timed out', {});

/** A store whose database takes so long for each new customer, and goes on with what nobody waits for any more. */
async function slowStore(rowMs: number) {
  const store = await storeWith('customers', [customerHeader, ...customerRows(ROWS)]);
  const { collection } = store.models.customers;
  const insertMany = collection.insertMany.bind(collection);
  const sizes: number[] = [];
  let time = Date.parse('2026-11-26T04:00:00Z');
  let pace = rowMs;
  Object.assign(collection, {
    insertMany: async (documents: never[], options: object) => {
      sizes.push(documents.length);
      time += Math.min(documents.length * pace, SOCKET_TIMEOUT_MS);
      const isAnswered = documents.length * pace < SOCKET_TIMEOUT_MS;
      const written = await insertMany(isAnswered ? documents : documents.slice(0, SOCKET_TIMEOUT_MS / pace), options);
      if (!isAnswered) throw timedOut();
      return written;
    },
  });
  const { signal } = new AbortController();
  return {
    ...store,
    sizes,
    setPace: (ms: number): void => void (pace = ms),
    takeNext: () => store.runner(1, () => time).takeNext(signal),
    run: async () => (await store.repositories.imports.find(STORE, 'IM-1'))?.run,
    imported: () => store.models.customers.countDocuments({ _id: /^C-[0-9a-f]{32}$/u }),
  };
}

test('a batch that the database does not finish in time is tried with half of its rows until it fits, and no row is lost or doubled', async () => {
  const store = await slowStore(200);
  await store.ask('IM-1');
  await expect(store.takeNext()).rejects.toThrow('timed out');
  expect(await store.run()).toMatchObject({ state: 'running', slow: true, maxBatchRows: 100, counts: { rows: 0 } });
  // the first hundred were written after nobody waited for them any more; the next would take 20 s
  await expect(store.takeNext()).rejects.toThrow('timed out');
  expect(await store.run()).toMatchObject({ slow: true, maxBatchRows: 50, counts: { rows: 100, created: 100 } });
  expect(await store.takeNext()).toBe(true);
  expect(await store.run()).toMatchObject({
    state: 'done',
    slow: false,
    counts: { ...noCounts, rows: ROWS, created: ROWS },
  });
  // never again as many as were too many, and soon no more than two seconds take
  expect(store.sizes.slice(0, 4)).toEqual([200, 100, 50, 10]);
  expect(new Set(store.sizes.slice(3))).toEqual(new Set([10]));
  expect(await store.imported()).toBe(ROWS);
  const { records } = await store.outcome();
  expect(records[1]).toEqual([]);
});

test('one that never answers in time ends the run with that reason, and once it does, the import can be started again', async () => {
  const store = await slowStore(SOCKET_TIMEOUT_MS * 2);
  await store.ask('IM-1');
  for (let tries = 0; tries < 6; tries += 1) await expect(store.takeNext()).rejects.toThrow('timed out');
  expect(await store.takeNext()).toBe(true);
  const failed = await store.run();
  expect(failed).toMatchObject({ state: 'failed', fault: { code: 'databaseSlow' }, counts: { rows: 0 } });
  expect(runFaultText(failed!.fault!).zh).toContain('数据库');
  expect(store.sizes).toEqual([200, 100, 50, 25, 12, 6]);
  expect(await store.takeNext()).toBe(false);

  store.setPace(1);
  const kept = await store.repositories.imports.find(STORE, 'IM-1');
  const again = { ...failed!, count: 2, state: 'waiting', counts: noCounts, attempts: 0, fault: null } as const;
  await store.repositories.imports.ask(STORE, 'IM-1', kept!.version, again);
  await finish(store.runner());
  expect(await store.run()).toMatchObject({ state: 'done', counts: { rows: ROWS, created: ROWS, refused: 0 } });
  expect(await store.imported()).toBe(ROWS);
});

test('a batch is as large as takes two seconds, grows to no more than twice the one before, and has one row at least', async () => {
  let time = 0;
  const size = new BatchSize(200, () => time);
  const sizes: number[] = [];
  for (const ms of [1_000, 4_000, 500, 40_000, 8_000_000, 0, 0, 2_000]) {
    await size.measure(async () => void (time += ms));
    sizes.push(size.rows);
  }
  expect(sizes).toEqual([200, 100, 200, 10, 1, 2, 4, 4]);
  expect(size.half).toBe(2);
  expect(new BatchSize(1, Date.now).half).toBe(1);
});
