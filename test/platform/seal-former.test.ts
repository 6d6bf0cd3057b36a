import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Model } from 'mongoose';
import { seedDemoStore } from '../../dev/fixtures/seed';
import { ERASED_TEXT } from '../../domain/personal-data/texts';
import { SealedFiles } from '../../platform/files/sealed-files';
import { fileStoreAt, type FileStore } from '../../platform/files/store';
import type { StoredEvent } from '../../platform/mongo/models';
import { openedFromLog } from '../../platform/mongo/personal-data/event-texts';
import { sealFiles } from '../../platform/mongo/personal-data/seal-files';
import { sealRecords } from '../../platform/mongo/personal-data/seal-records';
import { sealWithVault } from '../../platform/mongo/personal-data/vault-of';
import { storedEvent } from '../../platform/mongo/projections/events';
import { rebuildView } from '../../platform/mongo/projections/rebuild';
import { canaries, canariesInDatabase } from '../support/canaries';
import { openMemoryDatabase } from '../support/memory-database';
import { powerCutAt, writesTo } from '../support/power-cut';
import { visit, visitNumber } from '../support/recorded-visits';
import { testVault } from '../support/test-vault';

const NUMBER = visitNumber(1);
const everything = canaries.map(({ text }) => text).join(' ');
const [name, phone, plate, vin, address] = canaries.map(({ text }) => text) as [string, string, string, string, string];
const by = { id: 'wang', role: 'serviceAdvisor' } as const;
const later = new Date(Date.now() + 86_400_000);

/** A database as an earlier release has left it: everything in clear. */
async function formerDatabase() {
  const database = openMemoryDatabase();
  const { models } = database;
  await seedDemoStore(models);
  const put = (collection: keyof typeof models, row: object) =>
    (models[collection] as unknown as Model<object>).collection.insertOne(row);
  const customer = { salutation: '女士', email: null, goldCard: false, member: false, type: 'private' };
  const master = { store: 'S01', version: 1, changedBy: by, updatedAt: 1, mergedInto: null };
  await put('customers', { _id: 'C-900', ...customer, ...master, name, phone, address, preferredChannel: 'sms' });
  await put('vehicles', {
    _id: 'V-900',
    ...master,
    customer: 'C-900',
    plate,
    vin,
    model: everything,
    formerOwners: [],
  });
  await put('pastVisits', { _id: 'PV-900', ...master, plate, vin, day: '2024-03-05', work: everything });
  await put('contacts', { _id: 'P-900', store: 'S01', name, phone, workplace: everything, address, customer: null });
  await put('formerVersions', {
    _id: 'customers:C-900:1',
    record: 'customers:C-900',
    store: 'S01',
    version: 1,
    document: { _id: 'C-900', ...customer, ...master, name, phone, address },
  });
  await put('exports', {
    _id: 'E-1',
    store: 'S01',
    by: 'wang',
    role: 'storeManager',
    what: 'person',
    purpose: everything,
    rows: 1,
    at: 1,
  });
  await put('imports', {
    _id: 'IM-9',
    store: 'S01',
    fileName: `${name}.csv`,
    sample: [{ row: 2, cells: [everything] }],
    expiresAt: later,
  });
  await put('importPieces', { _id: 'IM-9:0', bytes: Buffer.from(everything), expiresAt: later });
  await put('refusals', {
    _id: 'IM-9:1:2',
    run: 'IM-9:1',
    firstRow: 2,
    rows: [{ row: 2, faults: [{ code: 'invalid', column: null, facts: { text: everything } }] }],
    expiresAt: later,
  });
  await put('trayMessages', {
    _id: 'T-1',
    store: 'S01',
    at: 1,
    channel: 'sms',
    address: phone,
    subject: name,
    text: everything,
    forgetAt: later,
  });
  await put('requests', {
    _id: 'R-1',
    fingerprint: 'x',
    status: 201,
    headers: {},
    body: { name, address },
    reserved: null,
    expiresAt: later,
  });
  await put('notices', {
    _id: `${NUMBER}:1:1`,
    process: NUMBER,
    store: 'S01',
    at: 1,
    dueAt: 1,
    expiresAt: 1,
    zone: 'Asia/Shanghai',
    notice: {
      to: { customer: 'C-900' },
      way: 'out',
      template: 'customerNews',
      facts: { number: NUMBER, words: everything },
      urgent: true,
    },
    way: 'out',
    role: null,
    person: null,
    status: 'sent',
    tries: 0,
    words: { zh: { subject: name, text: everything }, en: { subject: name, text: everything } },
    deliveredTo: ['C-900'],
    attempts: [],
    forgetAt: later,
  });
  const told = { type: 'customerTold', at: 2, by, about: everything, channel: 'phone' } as const;
  const noted = { type: 'conditionNoted', at: 3, by, note: everything } as const;
  const { event: first } = visit(1)[0] as unknown as { event: { opening: { customer: object } } };
  const opening = { ...first.opening, customer: { ...first.opening.customer, id: 'C-900' } };
  for (const [place, event] of [{ ...first, opening }, told, noted].entries()) {
    const { unsequenced: _unsequenced, ...row } = storedEvent(NUMBER, { sequence: place + 1, event: event as never });
    await put('events', row);
  }
  await put('replacedEvents', {
    ...storedEvent(NUMBER, { sequence: 9, event: noted }),
    _id: `${NUMBER}:000009@1`,
    replacedAt: 1,
  });
  return database;
}
type Database = Awaited<ReturnType<typeof formerDatabase>>;

const leaks = ({ models }: Database) => canariesInDatabase(models);

const clearOnes = [
  'contacts',
  'customers',
  'events',
  'exports',
  'formerVersions',
  'importPieces',
  'imports',
  'notices',
  'pastVisits',
  'refusals',
  'replacedEvents',
  'requests',
  'trayMessages',
  'vehicles',
];

test('what an earlier release has left in clear is sealed, all of it, and read as it was; doing it again changes nothing', async () => {
  const database = await formerDatabase();
  const { models, repositories } = database;
  expect(Object.keys(await leaks(database)).toSorted()).toEqual(clearOnes);
  const before = await models.events.find({}).sort({ _id: 1 }).lean<StoredEvent[]>();
  expect(await sealRecords(models)).toBeGreaterThan(clearOnes.length);
  expect(await leaks(database)).toEqual({});
  expect(await repositories.customers.find('S01', 'C-900')).toMatchObject({ name, phone, address });
  expect(await repositories.vehicles.find('S01', 'V-900')).toMatchObject({ plate, vin, model: everything });
  expect((await repositories.customers.byPhones('S01', [phone])).map(({ _id }) => _id)).toEqual(['C-900']);
  const after = await models.events.find({}).sort({ _id: 1 }).lean<StoredEvent[]>();
  const opened = await openedFromLog(models, after);
  expect(opened.map(({ event }) => event)).toEqual(before.map(({ event }) => event));
  expect((await repositories.imports.refusalsOf('IM-9:1'))[0]?.rows[0]?.faults[0]?.facts).toEqual({ text: everything });
  expect(await repositories.requests.find('R-1')).toMatchObject({ body: { name, address } });
  expect((await repositories.notices.sent('S01', undefined, 5))[0]?.words?.zh.text).toBe(everything);
  expect((await repositories.tray.newest('S01', 5))[0]).toMatchObject({ address: phone, text: everything });
  expect(await sealRecords(models)).toBe(0);
  await rebuildView(models, NUMBER);
  expect(await leaks(database)).toEqual({});
});

test('what was said in an event of an earlier release goes with the key of its customer', async () => {
  const database = await formerDatabase();
  await sealRecords(database.models);
  await testVault(database.repositories).destroy('customer S01 C-900');
  const { models, repositories } = database;
  // as a program that is started afterwards
  sealWithVault(models, testVault(repositories));
  const events = await openedFromLog(models, await models.events.find({}).sort({ _id: 1 }).lean<StoredEvent[]>());
  expect(
    events.map(({ event }) => (event as { about?: string; note?: string }).about ?? (event as { note?: string }).note),
  ).toEqual([undefined, ERASED_TEXT, ERASED_TEXT]);
  expect(JSON.stringify(events)).not.toContain(everything);
  expect((await repositories.notices.sent('S01', undefined, 5))[0]).toMatchObject({ words: null });
  // sealing again brings nothing back, and does not fail over somebody who is erased
  expect(await sealRecords(models)).toBe(0);
});

test('a sealing that is cut off anywhere is begun again and ends the same way', async () => {
  for (let writes = 1; ; writes++) {
    const database = await formerDatabase();
    const written = writesTo(Object.values(database.models));
    const isCut = await powerCutAt(writes, written, () => sealRecords(database.models));
    expect(await sealRecords(database.models)).toBeGreaterThanOrEqual(0);
    expect(await leaks(database)).toEqual({});
    expect(await database.repositories.customers.find('S01', 'C-900')).toMatchObject({ name, phone, address });
    if (!isCut) break;
  }
}, 120_000);

describe('files of an earlier release', () => {
  let folder: string;
  let clear: FileStore;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-former-'));
    clear = fileStoreAt(folder);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const lying = async (): Promise<readonly string[]> => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  };
  const photo = Buffer.from(`a photo of ${everything}`);
  const thumbnail = Buffer.from(`a thumbnail of ${everything}`);

  /** The same photo in two stores, one of a process and one of none. */
  async function keptFormerly({ models }: Database): Promise<void> {
    await clear.put(hashOf(photo), photo, 'image/png');
    await clear.put(hashOf(thumbnail), thumbnail, 'image/webp');
    const about = {
      hash: hashOf(photo),
      type: 'image/png',
      size: photo.length,
      thumbnail: hashOf(thumbnail),
      uploadedBy: 'wang',
      at: 1,
    };
    await models.files.collection.insertOne({
      _id: `S01:${about.hash}`,
      store: 'S01',
      ...about,
      processes: [NUMBER],
    } as never);
    await models.files.collection.insertOne({ _id: `S02:${about.hash}`, store: 'S02', ...about } as never);
  }
  const readAll = async ({ repositories }: Database, files: SealedFiles) =>
    Promise.all(
      ['S01', 'S02'].flatMap((store) =>
        (['hash', 'thumbnail'] as const).map(async (which) =>
          files.get((await repositories.files.find(store, hashOf(photo)))!, which),
        ),
      ),
    );

  test('are sealed for whoever they are of, and only then removed in clear; doing it again changes nothing', async () => {
    const database = await formerDatabase();
    await keptFormerly(database);
    const files = new SealedFiles(clear, testVault(database.repositories));
    expect((await readAll(database, files)).map(String)).toEqual([photo, thumbnail, photo, thumbnail].map(String));
    expect(await sealFiles(database.models, files)).toEqual({ sealed: 2, missing: 0 });
    expect((await readAll(database, files)).map(String)).toEqual([photo, thumbnail, photo, thumbnail].map(String));
    const names = await lying();
    expect(names).toHaveLength(4);
    expect(names).not.toContain(hashOf(photo));
    expect(await database.models.files.find({}).sort({ _id: 1 }).lean()).toMatchObject([
      { sealedFor: ['customer S01 C-900'], inClear: false },
      { sealedFor: ['store S02'], inClear: false },
    ]);
    expect(await sealFiles(database.models, files)).toEqual({ sealed: 0, missing: 0 });
  });

  test('are never lost, wherever it is cut off', async () => {
    for (let steps = 1; ; steps++) {
      const database = await formerDatabase();
      await keptFormerly(database);
      const vault = testVault(database.repositories);
      const files = new SealedFiles(clear, vault);
      const isCut = await powerCutAt(steps, [{ on: clear, methods: ['put', 'remove'] }], () =>
        sealFiles(database.models, files),
      );
      expect((await readAll(database, files)).map(String)).toEqual([photo, thumbnail, photo, thumbnail].map(String));
      await sealFiles(database.models, files);
      expect((await readAll(database, files)).map(String)).toEqual([photo, thumbnail, photo, thumbnail].map(String));
      expect(await lying()).not.toContain(hashOf(photo));
      await rm(folder, { recursive: true, force: true });
      if (!isCut) break;
    }
  });

  test('that lie elsewhere stay as they are, and are told of', async () => {
    const database = await formerDatabase();
    await keptFormerly(database);
    const elsewhere = new SealedFiles(fileStoreAt(path.join(folder, 'empty')), testVault(database.repositories));
    expect(await sealFiles(database.models, elsewhere)).toEqual({ sealed: 0, missing: 2 });
    const files = new SealedFiles(clear, testVault(database.repositories));
    expect(await sealFiles(database.models, files)).toEqual({ sealed: 2, missing: 0 });
  });
});
