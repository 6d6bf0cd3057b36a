import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { pictureOf } from '../../dev/fixtures/picture';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { customerSubject } from '../../platform/vault/subjects';
import { samplePdf } from '../support/sample-pdf';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let wang: ApiUser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-files-'));
  store = await createTestApi({ FILES: folder });
  wang = await store.people.as('wang');
});
afterAll(async () => {
  await store.stop();
  await rm(folder, { recursive: true, force: true });
});

async function upload(bytes: Buffer, process?: string) {
  const response = await fetch(`${store.api.url}/api/v1/files${process === undefined ? '' : `?process=${process}`}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${wang.token}`, 'Content-Type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, hash: ((await response.json()) as { hash: string }).hash };
}
async function download(hash: string, what = '') {
  const headers = { Authorization: `Bearer ${wang.token}` };
  const response = await fetch(`${store.api.url}/api/v1/files/${hash}${what}`, { headers });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}
/** Everything that lies in the file store, by its name. */
async function lying(): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    return [name, await buffer(createReadStream(path.join(parentPath, name)))] as const;
  });
  return new Map(await Promise.all(read));
}
const formsOf = (bytes: Buffer): readonly Buffer[] => [
  bytes,
  Buffer.from(bytes.toString('base64')),
  Buffer.from(bytes.toString('latin1'), 'utf16le'),
];
const openedFor = async (customer: number): Promise<string> => {
  const { number } = await RepairOrderClient.open(store.people, customer);
  await store.api.context.recorder.drain();
  return number;
};
const forget = (customer: string) => store.api.context.vault.destroy(customerSubject('S01', customer));

test('T11 of a photo or scan nothing lies in the file store as it was: not its bytes, its thumbnail, its hash or its kind', async () => {
  const order = await openedFor(2);
  const before = new Set((await lying()).keys());
  for (const bytes of [await pictureOf('a scratch'), samplePdf({ pages: 2 })]) {
    const { status, hash } = await upload(bytes, order);
    expect(status).toBe(201);
    const whole = await download(hash);
    const small = await download(hash, '/thumbnail');
    expect([whole.status, small.status]).toEqual([200, 200]);
    const files = await lying();
    expect(files.size - before.size).toBeGreaterThanOrEqual(2);
    expect([...files.keys()]).not.toContain(hash);
    // a photo of ten pixels has little more than a header: whatever is longer than that is looked for in pieces
    const pieces = [whole.bytes, small.bytes].flatMap((read) => [read.subarray(0, 24), read.subarray(-24)]);
    for (const lies of files.values())
      for (const form of pieces.flatMap(formsOf)) expect(lies.includes(form)).toBe(false);
  }
});

test('M-06 whose key is destroyed, their photos can be read by nobody, and nothing new is kept for them; nobody gets a fault of the server', async () => {
  const order = await openedFor(3);
  const { hash } = await upload(await pictureOf('of the third'), order);
  const sealed = new Map(await lying());
  expect((await download(hash)).status).toBe(200);
  await forget('C-003');
  expect((await download(hash)).status).toBe(404);
  expect((await download(hash, '/thumbnail')).status).toBe(404);
  // the bytes may still be there, e.g. in a backup: they are of no use
  expect((await lying()).size).toBe(sealed.size);
  expect((await upload(await pictureOf('another of the third'), order)).status).toBe(404);
  expect((await lying()).size).toBe(sealed.size);
});

test('the same picture of two customers is sealed for each: who is erased takes nothing from the other', async () => {
  const [first, second] = [await openedFor(4), await openedFor(5)];
  const bytes = await pictureOf('a business card of the store');
  const { hash } = await upload(bytes, first);
  expect((await upload(bytes, second)).hash).toBe(hash);
  const kept = await store.models.files.findOne({ _id: `S01:${hash}` }).lean();
  expect(kept).toMatchObject({ sealedFor: ['customer S01 C-004', 'customer S01 C-005'], inClear: false });
  const read = await download(hash);
  await forget('C-004');
  expect((await download(hash)).bytes.equals(read.bytes)).toBe(true);
  await forget('C-005');
  expect((await download(hash)).status).toBe(404);
});

test('a file that is exchanged for another in the file store is not shown: it is bound to its store and its hash', async () => {
  const order = await openedFor(6);
  const one = await upload(await pictureOf('the true one'), order);
  const trueOnes = await lying();
  const other = await upload(await pictureOf('the forged one'), order);
  const forged = [...(await lying()).keys()].filter((name) => !trueOnes.has(name));
  const { sealedFor } = (await store.models.files.findOne({ _id: `S01:${one.hash}` }).lean()) as never as {
    sealedFor: string[];
  };
  expect(sealedFor).toEqual(['customer S01 C-006']);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const placeOf = (name: string): string => {
    const { parentPath } = entries.find((entry) => entry.name === name)!;
    return path.join(parentPath, name);
  };
  const foreign = await readFile(placeOf(forged[0]!));
  const before = new Map<string, Buffer>();
  for (const name of trueOnes.keys()) {
    before.set(name, await readFile(placeOf(name)));
    await writeFile(placeOf(name), foreign);
  }
  expect((await download(one.hash)).bytes.equals((await download(other.hash)).bytes)).toBe(false);
  for (const [name, bytes] of before) await writeFile(placeOf(name), bytes);
  expect((await download(one.hash)).status).toBe(200);
});

test('M-06 a photo that was taken before there was a visit becomes one of the visit: once its customer is erased nobody can read it, and no copy lies anywhere', async () => {
  const before = new Set((await lying()).keys());
  const { hash } = await upload(await pictureOf('scratches seen before the visit was opened'));
  const ofStore = [...(await lying()).keys()].filter((name) => !before.has(name));
  expect(ofStore).toHaveLength(2);
  const bytes = await download(hash);
  const order = await openedFor(7);
  for (const _again of [1, 2]) {
    const { status } = await wang.post(`/files/${hash}/process`, { process: order });
    expect(status).toBe(200);
    expect(await store.models.files.findOne({ _id: `S01:${hash}` }).lean()).toMatchObject({
      processes: [order],
      sealedFor: ['customer S01 C-007'],
    });
  }
  const now = await lying();
  for (const name of ofStore) expect(now.has(name)).toBe(false);
  expect((await download(hash)).bytes.equals(bytes.bytes)).toBe(true);
  expect((await download(hash, '/thumbnail')).status).toBe(200);
  await forget('C-007');
  expect((await download(hash)).status).toBe(404);
  expect((await download(hash, '/thumbnail')).status).toBe(404);
});

test('M-06 uploaded again for a process, what lay with the key of the store lies with that of the customer only', async () => {
  const scan = samplePdf({ pages: 1 });
  const { hash } = await upload(scan);
  const order = await openedFor(8);
  expect((await upload(scan, order)).hash).toBe(hash);
  const kept = await store.models.files.findOne({ _id: `S01:${hash}` }).lean();
  expect(kept).toMatchObject({ processes: [order], sealedFor: ['customer S01 C-008'] });
});

test('what was uploaded for the process of one customer by somebody else is not given to that of another', async () => {
  const { hash } = await upload(await pictureOf('of the ninth'), await openedFor(9));
  const li = await store.people.as('li');
  const other = await openedFor(10);
  expect((await li.post(`/files/${hash}/process`, { process: other })).status).toBe(404);
});
