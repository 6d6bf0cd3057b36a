import { createHash } from 'node:crypto';
import { createLog } from '../../platform/log';
import type { FileStore } from '../../platform/files/store';
import { SealedFiles } from '../../platform/files/sealed-files';
import type { Database } from '../../platform/mongo/database';
import type { StoredFile } from '../../platform/mongo/models';
import { adoptFiles } from '../../platform/mongo/personal-data/adopt-files';
import { vaultOf } from '../../platform/mongo/personal-data/vault-of';
import { EventLog } from '../../platform/mongo/projections/event-log';
import { RetentionJob } from '../../platform/retention-job';
import { customerSubject, storeSubject, type Subject } from '../../platform/vault/subjects';
import { testVault } from '../support/test-vault';
import { openMemoryDatabase } from '../support/memory-database';
import { actor, arrived } from '../support/order-events';
import { powerCutAt, writesTo } from '../support/power-cut';
import { visitNumber } from '../support/recorded-visits';

const STORE = 'S01';
const DAY_MS = 86_400_000;
const customerOf = (n: number): string => `C-00${n}`;
const keyOf = (n: number): Subject => customerSubject(STORE, customerOf(n));
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Photos as an earlier release has left them with the key of the store, by what is on them. */
const photos = {
  /** Taken before the visit; the visit has another copy, with another hash. */
  firstCopy: 'a first copy that nothing names',
  /** Uploaded by a release that did not ask for which visit, and named by the first one. */
  named: 'a scratch that the first visit names',
  namedByTwo: 'the yard, which two visits name',
  ofErased: 'a scratch of the visit of somebody who is erased',
  /** A scan that was uploaded for none and then for the visit: the bytes are the same. */
  both: 'a scan of the second visit',
} as const;
type Photo = keyof typeof photos;

class FilesInMemory implements FileStore {
  readonly kept = new Map<string, Buffer>();
  get = async (hash: string): Promise<Buffer | undefined> => this.kept.get(hash);
  put = async (hash: string, bytes: Buffer): Promise<void> => void this.kept.set(hash, bytes);
  remove = async (hash: string): Promise<void> => void this.kept.delete(hash);
}

interface Store {
  readonly database: Database;
  readonly bytes: FilesInMemory;
  readonly files: SealedFiles;
}

const filesOn = ({ database, bytes }: Pick<Store, 'database' | 'bytes'>): SealedFiles =>
  new SealedFiles(bytes, testVault(database.repositories));

/** Three visits, that of the third customer of somebody who is erased, and the photos. */
async function formerStore(): Promise<Store> {
  const database = openMemoryDatabase();
  const { models } = database;
  await models.stores.collection.insertOne({ _id: STORE, name: 'x' } as never);
  const bytes = new FilesInMemory();
  const files = filesOn({ database, bytes });
  for (const [n, names] of [
    [1, [photos.named, photos.namedByTwo]],
    [2, [photos.namedByTwo]],
    [3, [photos.ofErased]],
  ] as const) {
    const opening = { number: visitNumber(n), customer: { id: customerOf(n), goldCard: false, firstVisit: true } };
    const seen = { type: 'conditionNoted', note: 'x', photo: names.map(hashOf), at: 2, by: actor('wang') };
    const events = [...arrived({ opening }).slice(0, 1), seen].map((event, place) => ({ sequence: place + 1, event }));
    await new EventLog(models).record(new Map([[visitNumber(n), events as never]]));
  }
  for (const [photo, text] of Object.entries(photos)) {
    const hash = hashOf(text);
    const sealedFor = [storeSubject(STORE), ...(photo === 'both' ? [keyOf(2)] : [])];
    for (const subject of sealedFor)
      for (const part of [text, `small ${text}`]) await files.put(STORE, subject, hashOf(part), Buffer.from(part));
    const thumbnail = hashOf(`small ${text}`);
    const about = { type: 'image/png', size: text.length, thumbnail, uploadedBy: 'wang', at: 1, inClear: false };
    const processes = photo === 'both' ? { processes: [visitNumber(2)] } : {};
    await models.files.collection.insertOne({
      _id: `${STORE}:${hash}`,
      store: STORE,
      hash,
      ...about,
      ...processes,
      sealedFor,
    } as never);
  }
  await vaultOf(models).destroy(keyOf(3));
  return { database, bytes, files };
}

const rowOf = ({ database }: Store, photo: Photo) => database.repositories.files.find(STORE, hashOf(photos[photo]));
async function isRead(store: Store, photo: Photo): Promise<boolean> {
  const row = await rowOf(store, photo);
  const [whole, small] = row
    ? await Promise.all([filesOn(store).get(row), filesOn(store).get(row, 'thumbnail')])
    : [undefined, undefined];
  return whole?.toString() === photos[photo] && small?.toString() === `small ${photos[photo]}`;
}
const sweep = ({ database: { models }, files }: Store, now = Date.now()) =>
  new RetentionJob({ models, files, log: createLog('test', 'silent') }).sweep(new AbortController().signal, now);

/** What is left once the migration and the worker have run, and that nothing is lost. */
async function expectSettled(store: Store): Promise<void> {
  const settled: Partial<Record<Photo, Pick<StoredFile, 'processes' | 'sealedFor'>>> = {};
  for (const photo of Object.keys(photos) as Photo[]) {
    const row = await rowOf(store, photo);
    if (row) settled[photo] = { processes: row.processes!, sealedFor: row.sealedFor! };
  }
  expect(settled).toEqual({
    named: { processes: [visitNumber(1)], sealedFor: [keyOf(1)] },
    namedByTwo: { processes: [visitNumber(1), visitNumber(2)], sealedFor: [keyOf(1), keyOf(2)] },
    both: { processes: [visitNumber(2)], sealedFor: [keyOf(2)] },
  });
  for (const photo of ['named', 'namedByTwo', 'both'] as const) expect(await isRead(store, photo)).toBe(true);
  // a whole and a small one, with the key of each customer
  expect(store.bytes.kept.size).toBe(2 * (1 + 2 + 1));
}

test('M-06 what an earlier release has left with the key of the store goes to the visit that names it, or goes', async () => {
  const store = await formerStore();
  expect(await adoptFiles(store.database.models, store.files)).toBe(2);
  // nothing goes before the worker has seen that nobody took it for a week
  for (const photo of Object.keys(photos) as Photo[])
    expect([photo, await isRead(store, photo)]).toEqual([photo, true]);
  expect(await adoptFiles(store.database.models, store.files)).toBe(0);
  await sweep(store, 1 + 6 * DAY_MS);
  expect(await isRead(store, 'firstCopy')).toBe(true);
  await sweep(store);
  await expectSettled(store);
  await testVault(store.database.repositories).destroy(keyOf(1));
  expect([await isRead(store, 'named'), await isRead(store, 'namedByTwo')]).toEqual([false, true]);
});

test('M-06 before the migration the worker removes nothing of an earlier release', async () => {
  const store = await formerStore();
  await sweep(store);
  for (const photo of Object.keys(photos) as Photo[])
    expect([photo, await isRead(store, photo)]).toEqual([photo, true]);
});

test('M-06 what is not in this file store stays as it is until it is', async () => {
  const store = await formerStore();
  const elsewhere = new SealedFiles(new FilesInMemory(), testVault(store.database.repositories));
  expect(await adoptFiles(store.database.models, elsewhere)).toBe(0);
  await sweep(store);
  expect([await isRead(store, 'named'), await isRead(store, 'namedByTwo')]).toEqual([true, true]);
  expect(await adoptFiles(store.database.models, store.files)).toBe(2);
  await sweep(store);
  await expectSettled(store);
});

test('M-06 cut off anywhere, the next run ends it the same way', async () => {
  for (let writes = 1; ; writes++) {
    const store = await formerStore();
    const { models } = store.database;
    const written = [...writesTo([models.files]), { on: store.bytes, methods: ['put'] }];
    const isCut = await powerCutAt(writes, written, () => adoptFiles(models, store.files));
    for (const photo of Object.keys(photos) as Photo[])
      expect([writes, photo, await isRead(store, photo)]).toEqual([writes, photo, true]);
    await adoptFiles(store.database.models, store.files);
    await sweep(store);
    await expectSettled(store);
    if (!isCut) break;
    expect(writes).toBeLessThan(100);
  }
});
