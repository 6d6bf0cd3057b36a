import { seedDemoStore } from '../../dev/fixtures/seed';
import { emptyLog, linked, type AuditEntry, type NewAuditEntry } from '../../domain/audit/entry';
import { ERASED_TEXT } from '../../domain/personal-data/texts';
import type { Database } from '../../platform/mongo/database';
import { openedFromLog } from '../../platform/mongo/personal-data/event-texts';
import { endNextErasure } from '../../platform/mongo/personal-data/unfinished';
import { vaultOf } from '../../platform/mongo/personal-data/vault-of';
import { runEraseAgain } from '../../platform/operate/erase-again';
import { UserFacingError } from '../../platform/user-facing-error';
import { someRead } from '../support/audit-entries';
import { openMemoryDatabase } from '../support/memory-database';
import { customerOf, logVisit, SAID, STORE } from '../support/proven-visits';
import { visitNumber } from '../support/recorded-visits';

const change = (
  operation: string,
  who: string,
  customer: number,
  outcome: AuditEntry['outcome'] = 'done',
): NewAuditEntry => ({
  ...someRead,
  kind: 'change',
  operation,
  outcome,
  who,
  role: 'storeManager',
  about: `customer:${customerOf(customer)}`,
});
/** What the store had exported: the first customer was erased, the second asked for it only, the third was refused. */
const log = linked(
  emptyLog(STORE),
  [
    someRead,
    change('requestErasure', 'store', 1),
    change('eraseCustomer', 'manager', 1, 'started'),
    change('eraseCustomer', 'manager', 1),
    change('requestErasure', 'store', 2),
    change('eraseCustomer', 'manager', 3, 'refused'),
  ],
  5_000,
);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csvOf = (entries: readonly AuditEntry[]): string =>
  ['entry,hash', ...entries.map(({ hash, ...entry }) => `${quoted(JSON.stringify(entry))},${hash}`)].join('\n');

/** A store that was put back to before all that, with an ended visit of each customer. */
async function restored(): Promise<Database> {
  const database = openMemoryDatabase();
  await seedDemoStore(database.models, async () => 'no password');
  for (const n of [1, 2, 3]) await logVisit(database, n);
  await database.models.orders.updateMany({}, { $set: { open: false } });
  return database;
}
async function run({ repositories }: Database, text = csvOf(log), seen = log.slice(-1)): Promise<readonly string[]> {
  const said: string[] = [];
  try {
    await runEraseAgain(repositories, text, seen, (line) => said.push(line));
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    said.push(error.message);
  }
  return said;
}
const work = ({ models }: Database): Promise<boolean> => {
  const nothing = async () => undefined;
  return endNextErasure({ models, vault: vaultOf(models), files: { remove: nothing }, end: nothing });
};
const wordsOf = async ({ models }: Database, n: number): Promise<string> =>
  JSON.stringify(await openedFromLog(models, await models.events.find({ process: visitNumber(n) }).lean()));

test('M-06 whoever was erased after the backup is erased again, and nobody else; the log says who had decided it', async () => {
  const database = await restored();
  expect(await wordsOf(database, 1)).toContain(SAID);
  expect(await run(database)).toEqual([
    'The log of S01 names 1 erasures.',
    'C-001: erased again; a worker ends it within seconds.',
  ]);
  expect(await work(database)).toBe(true);
  expect(await work(database)).toBe(false);
  const { customers, erasures, audit } = database.repositories;
  expect(await customers.find(STORE, 'C-001')).toMatchObject({ name: ERASED_TEXT, erasedAt: 5_000 });
  expect(await erasures.find(STORE, 'C-001')).toMatchObject({
    askedBy: { id: 'store', role: 'storeManager' },
    by: { id: 'manager', role: 'storeManager' },
    at: 5_000,
    doneAt: expect.any(Number),
  });
  expect(
    [await wordsOf(database, 1), await wordsOf(database, 2), await wordsOf(database, 3)].map((words) =>
      words.includes(SAID),
    ),
  ).toEqual([false, true, true]);
  expect(
    (await audit.inOrder(STORE, 0, 10)).map(({ operation, outcome, about }) => [operation, outcome, about]),
  ).toEqual([
    ['repairflow erase-again', 'started', 'customer:C-001'],
    ['repairflow erase-again', 'done', 'customer:C-001'],
  ]);
  expect(await run(database)).toEqual(['The log of S01 names 1 erasures.']);
});

test('M-06 a log that was changed, or is not the one that the head names, erases nobody', async () => {
  const database = await restored();
  const forged = csvOf(log).replace('""who"":""manager""', '""who"":""store""');
  expect(forged).not.toBe(csvOf(log));
  expect(await run(database, forged)).toEqual(['The audit log is not whole from entry 3 on; nobody was erased.']);
  const other = linked(emptyLog(STORE), [change('eraseCustomer', 'manager', 2)], 5_000);
  expect(await run(database, csvOf(other))).toEqual(['The audit log is not whole from entry 2 on; nobody was erased.']);
  expect(await run(database, 'a,b\n1,2')).toEqual(['The file has no entry of an audit log.']);
  expect(await database.models.erasures.countDocuments({})).toBe(0);
});

test('M-06 who has something under way stays, and is told of', async () => {
  const database = await restored();
  await database.models.orders.updateOne({ _id: visitNumber(1) }, { $set: { open: true } });
  expect(await run(database)).toEqual([
    'The log of S01 names 1 erasures.',
    `C-001: ${visitNumber(1)} under way; end that, and run this again.`,
    'Some were left.',
  ]);
  expect(await database.models.erasures.countDocuments({})).toBe(0);
});

test('who is not in the backup at all needs no erasure', async () => {
  const database = await restored();
  await database.models.customers.deleteOne({ _id: 'C-001' });
  expect(await run(database)).toEqual(['The log of S01 names 1 erasures.', 'C-001: not known here.']);
});
