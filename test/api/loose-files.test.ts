import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { pictureOf } from '../../dev/fixtures/picture';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { createLog } from '../../platform/log';
import { RetentionJob } from '../../platform/retention-job';

import { samplePdf } from '../support/sample-pdf';
import { createTestApi, type TestApi } from '../support/test-api';
import { edit } from '../support/versioned-api';

const DAY_MS = 86_400_000;

let store: TestApi;
let wang: ApiUser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'repairflow-loose-'));
  store = await createTestApi({ FILES: folder });
  wang = await store.people.as('wang');
});
afterAll(async () => {
  await store.stop();
  await rm(folder, { recursive: true, force: true });
});

async function upload(bytes: Buffer, process?: string): Promise<string> {
  const { status, body } = await wang.post(`/files${process === undefined ? '' : `?process=${process}`}`, bytes);
  expect(status).toBe(201);
  return body.hash;
}
const read = async (hash: string): Promise<number> => (await wang.get(`/files/${hash}`)).status;
const rowOf = (hash: string) => store.models.files.findOne({ _id: `S01:${hash}` }).lean();
const lying = async (): Promise<number> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
const openedFor = async (customer: number): Promise<string> => {
  const { number } = await RepairOrderClient.open(store.people, customer);
  await store.api.context.recorder.drain();
  return number;
};
/** What the worker does so many days from now. */
const sweepIn = (days: number) =>
  new RetentionJob({ models: store.models, files: store.api.context.files, log: createLog('test', 'silent') }).sweep(
    new AbortController().signal,
    Date.now() + days * DAY_MS,
  );

test('M-06 a photo that was taken for a visit which never came waits for a week, and is gone then, bytes and all', async () => {
  const before = await lying();
  const hash = await upload(await pictureOf('a car that drove on'));
  expect(await lying()).toBe(before + 2);
  await sweepIn(6);
  expect(await read(hash)).toBe(200);
  await sweepIn(8);
  expect(await read(hash)).toBe(404);
  expect(await rowOf(hash)).toBeNull();
  expect(await lying()).toBe(before);
  // taken again, it waits again
  expect(await upload(await pictureOf('a car that drove on'))).toBe(hash);
  expect(await read(hash)).toBe(200);
});

test('M-06 what a visit has taken over, or was uploaded for one, stays', async () => {
  const order = await openedFor(2);
  const [taken, own] = [await upload(await pictureOf('taken over')), await upload(await pictureOf('its own'), order)];
  expect((await wang.post(`/files/${taken}/process`, { process: order })).status).toBe(200);
  await sweepIn(400);
  for (const hash of [taken, own]) {
    expect(await read(hash)).toBe(200);
    expect(await rowOf(hash)).toMatchObject({ processes: [order], sealedFor: ['customer S01 C-002'] });
    expect(await rowOf(hash)).not.toHaveProperty('forNoneSince');
  }
});

test('M-06 of a scan that a visit has, a copy for no visit goes after a week; the visit still shows it, and its erasure leaves nothing', async () => {
  const order = await openedFor(3);
  const scan = samplePdf({ pages: 1 });
  const hash = await upload(scan, order);
  const before = await lying();
  expect(await upload(scan)).toBe(hash);
  expect(await lying()).toBe(before + 2);
  await sweepIn(8);
  expect(await lying()).toBe(before);
  expect(await rowOf(hash)).toMatchObject({ processes: [order], sealedFor: ['customer S01 C-003'] });
  expect(await read(hash)).toBe(200);
  await store.api.context.vault.destroy('customer S01 C-003');
  expect(await read(hash)).toBe(404);
});

test('the picture of the letterhead is the store’s own, also one that it had before', async () => {
  const [former, now] = [await upload(await pictureOf('the former logo')), await upload(await pictureOf('the logo'))];
  const manager = await store.people.as('manager');
  for (const logo of [former, now]) {
    const withLogo = ({ content }: { content: object }) => ({ ...content, logo });
    const changed = await edit(manager, '/settings/letterhead', withLogo);
    expect([changed.status, changed.body.errors]).toEqual([200, undefined]);
  }
  await sweepIn(400);
  expect([await read(former), await read(now)]).toEqual([200, 200]);
});

test('where the bytes cannot be removed now, the next run removes them', async () => {
  const hash = await upload(await pictureOf('a disk that is full'));
  const { files } = store.api.context;
  let isAway = true;
  const job = new RetentionJob({
    models: store.models,
    files: {
      remove: (file) => (isAway ? Promise.reject(new Error('the disk is away')) : files.remove(file)),
      removeFor: (file, subject) => files.removeFor(file, subject),
    },
    log: createLog('test', 'silent'),
  });
  const sweep = () => job.sweep(new AbortController().signal, Date.now() + 8 * DAY_MS);
  await expect(sweep()).rejects.toThrow('the disk is away');
  expect(await read(hash)).toBe(200);
  isAway = false;
  await sweep();
  expect(await read(hash)).toBe(404);
});
