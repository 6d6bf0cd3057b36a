import type { Model } from 'mongoose';
import { canonicalJson } from '../../domain/proof/canonical-json';
import { verifyBundle } from '../../domain/proof/verify';
import type { Database } from '../../platform/mongo/database';
import type { StoredProofSalt } from '../../platform/mongo/models';
import { withoutWordsOf } from '../../platform/mongo/personal-data/event-texts';
import { sealRecords } from '../../platform/mongo/personal-data/seal-records';
import { sealSalts } from '../../platform/mongo/personal-data/seal-salts';
import { openedSalt, saltsOf } from '../../platform/mongo/proof/salts';
import { storeCopyIn } from '../../platform/mongo/repositories/store-copy';
import { verifySignature } from '../../platform/proof/ed25519';
import { customerSubject } from '../../platform/vault/subjects';
import { powerCutAt, writesTo } from '../support/power-cut';
import { visitNumber } from '../support/recorded-visits';
import {
  customerOf,
  eraseCustomerOf,
  eventsOf,
  logVisit,
  proofOf,
  prove,
  provenVisits,
  SAID,
  startedAnew,
  STORE,
  trustIn,
} from '../support/proven-visits';
import { testVault } from '../support/test-vault';

const saltRows = ({ models }: Database) => models.proofSalts.find({}).sort({ _id: 1 }).lean<StoredProofSalt[]>();
const rowOf = async (database: Database, n: number): Promise<StoredProofSalt> =>
  (await saltRows(database)).find(({ _id }) => _id === visitNumber(n))!;
/** What the salts of each process are made of, in base64. */
const keysOf = async ({ models }: Database, rows: readonly StoredProofSalt[]): Promise<readonly (string | null)[]> =>
  Promise.all(rows.map((row) => openedSalt(models, row)));

interface Bundle {
  readonly entries: readonly { readonly openings: Readonly<Record<string, { readonly value: string }>> }[];
}
const faultsIn = async (database: Database, proof: string) =>
  verifyBundle(proof, await trustIn(database), verifySignature).faults;
const wordsIn = (proof: string): readonly string[] =>
  (JSON.parse(proof) as Bundle).entries.flatMap(({ openings }) => Object.values(openings).map(({ value }) => value));
/** Whether the proof of this visit holds, and shows what was said. */
async function proves(database: Database, n: number): Promise<{ readonly holds: boolean; readonly isRead: boolean }> {
  const proof = (await proofOf(database, n))!;
  return { holds: (await faultsIn(database, proof)).length === 0, isRead: wordsIn(proof).includes(SAID) };
}
const [whole, withheld] = [
  { holds: true, isRead: true },
  { holds: true, isRead: false },
];

/** Every form in which 32 bytes could stand somewhere. */
const formsOf = (key: string): readonly string[] => {
  const bytes = Buffer.from(key, 'base64');
  return [key.replace(/=+$/, ''), bytes.toString('hex'), bytes.toString('base64url')];
};
async function collectionsWith({ models }: Database, texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, model] of Object.entries(models) as [string, Model<object>][]) {
    const stored = JSON.stringify(await model.find({}).lean());
    if (texts.some((text) => stored.includes(text))) found.push(name);
  }
  return found;
}

/** Puts the salts of a visit back into clear, as an earlier release has kept them. */
async function putInClear(database: Database, n: number): Promise<void> {
  const row = await rowOf(database, n);
  const key = await openedSalt(database.models, row);
  await database.models.proofSalts.updateOne({ _id: row._id }, { $set: { key }, $unset: { sealed: 1 } });
}

test('T11 M-06 what the salts of a proof are made of stands nowhere in the database', async () => {
  const database = await provenVisits(2);
  const rows = await saltRows(database);
  expect(rows.map((row) => Object.keys(row).toSorted())).toEqual([
    ['_id', 'sealed', 'store'],
    ['_id', 'sealed', 'store'],
  ]);
  const keys = (await keysOf(database, rows)).flatMap((key) => (key === null ? [] : formsOf(key)));
  expect(keys).toHaveLength(6);
  expect(await collectionsWith(database, keys)).toEqual([]);
  // sealed for their process: those of one do not open as those of the other
  const [first, second] = rows as [StoredProofSalt, StoredProofSalt];
  await expect(openedSalt(database.models, { ...first, sealed: second.sealed! })).rejects.toThrow();
  expect(await proves(database, 1)).toEqual(whole);
});

test('M-06 after an erasure a copy of the salts from before opens nothing, whoever holds it; the proofs hold on', async () => {
  const database = await provenVisits(2);
  const copy = await rowOf(database, 1);
  const handedOut = (await proofOf(database, 1))!;
  await eraseCustomerOf(database, 1);
  expect((await saltRows(database)).map(({ _id }) => _id)).toEqual([visitNumber(2)]);
  expect(await proves(database, 1)).toEqual(withheld);
  // the row comes back from a backup
  await database.models.proofSalts.collection.insertOne(copy as never);
  startedAnew(database);
  expect(await openedSalt(database.models, copy)).toBeNull();
  expect([...(await saltsOf(database.models, [visitNumber(1)])).keys()]).toEqual([]);
  expect(await proves(database, 1)).toEqual(withheld);
  expect(wordsIn((await proofOf(database, 1))!)).toEqual([]);
  expect(await proves(database, 2)).toEqual(whole);
  expect(await faultsIn(database, handedOut)).toEqual([]);
});

test('M-06 events that get their entries after the erasure have no salts, and are proved with the others', async () => {
  const database = await provenVisits(1);
  const { models } = database;
  await logVisit(database, 2, eventsOf(2).length - 1);
  await prove(database, [2]);
  await logVisit(database, 2);
  await logVisit(database, 3);
  for (const n of [2, 3]) await eraseCustomerOf(database, n);
  await prove(database, [2, 3]);
  expect((await saltRows(database)).map(({ _id }) => _id)).toEqual([visitNumber(1)]);
  for (const n of [2, 3]) {
    expect(await models.proofEntries.countDocuments({ process: visitNumber(n) })).toBe(eventsOf(n).length);
    expect(await proves(database, n)).toEqual(withheld);
  }
  // also where the program that makes the entries has not heard yet that the key is gone
  await logVisit(database, 4);
  await testVault(database.repositories).destroy(customerSubject(STORE, customerOf(4)));
  await prove(database, [4]);
  expect((await saltRows(database)).map(({ _id }) => _id)).toEqual([visitNumber(1)]);
  startedAnew(database);
  expect(await proves(database, 4)).toEqual(withheld);
});

describe('salts of an earlier release', () => {
  /** Three visits in clear: of two customers, and of one who is erased. */
  async function formerDatabase(): Promise<Database> {
    const database = await provenVisits(2);
    const { models } = database;
    const process = visitNumber(3);
    await logVisit(database, 3, 3);
    // the events of somebody who is erased are followed: what is sealed of them are the words that stand for theirs
    for (const row of await models.events.find({ process }).lean())
      await models.events.updateOne({ _id: row._id }, { $set: { event: withoutWordsOf(row) }, $unset: { sealed: 1 } });
    await prove(database, [3]);
    for (const n of [1, 2, 3]) await putInClear(database, n);
    await testVault(database.repositories).destroy(customerSubject(STORE, customerOf(3)));
    startedAnew(database);
    return database;
  }
  const clearKeys = async (database: Database): Promise<readonly string[]> =>
    (await saltRows(database)).flatMap(({ key }) => (key === undefined ? [] : formsOf(key)));
  async function expectSealed(database: Database, keys: readonly string[]): Promise<void> {
    expect(await collectionsWith(database, keys)).toEqual([]);
    expect((await saltRows(database)).map(({ _id, key }) => [_id, key])).toEqual([
      [visitNumber(1), undefined],
      [visitNumber(2), undefined],
    ]);
    expect([await proves(database, 1), await proves(database, 2)]).toEqual([whole, whole]);
    expect(await proves(database, 3)).toEqual(withheld);
  }

  test('M-06 are read as they are until they are sealed, all of them; doing it again changes nothing', async () => {
    const database = await formerDatabase();
    const before = await Promise.all([1, 2].map((n) => proofOf(database, n)));
    expect([await proves(database, 1), await proves(database, 2)]).toEqual([whole, whole]);
    const keys = await clearKeys(database);
    expect(keys).toHaveLength(9);
    expect(await sealRecords(database.models)).toBeGreaterThanOrEqual(3);
    await expectSealed(database, keys);
    expect(await Promise.all([1, 2].map((n) => proofOf(database, n)))).toEqual(before);
    const rows = await saltRows(database);
    expect(await sealRecords(database.models)).toBe(0);
    expect(await saltRows(database)).toEqual(rows);
  });

  test('M-06 a sealing that is cut off anywhere loses no salts, and is ended by the next one', async () => {
    for (let writes = 1; ; writes++) {
      const database = await formerDatabase();
      const keys = await clearKeys(database);
      const { proofSalts, proofEntries, vaultKeys } = database.models;
      const written = writesTo([proofSalts, proofEntries, vaultKeys]);
      const isCut = await powerCutAt(writes, written, () => sealSalts(database.models));
      expect([await proves(database, 1), await proves(database, 2)]).toEqual([whole, whole]);
      await sealSalts(database.models);
      await expectSealed(database, keys);
      if (!isCut) break;
      expect(writes).toBeLessThan(100);
    }
  });
});

test('what a store takes along has its salts in clear: it can make the entries of its log again', async () => {
  const database = await provenVisits(1);
  const keys = await keysOf(database, await saltRows(database));
  const taken: object[] = [];
  for await (const { collection, document } of storeCopyIn(database.models)(STORE))
    if (collection === 'proofSalts') taken.push(document);
  expect(canonicalJson(taken as never)).toBe(
    canonicalJson([{ _id: visitNumber(1), key: keys[0], store: STORE }] as never),
  );
});
