import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { pictureOf } from '../../dev/fixtures/picture';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { sectionNames } from '../../domain/settings/sections';
import { importFile } from '../support/import-client';
import { csvBytes } from '../support/tables/csv';
import { readAll } from '../support/tables/read-all';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let boss: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  boss = await store.people.as('store');
});
afterAll(() => store.stop());

const take = async ({ base, token }: ApiUser): Promise<Response> =>
  fetch(`${base}/api/v1/exports/store`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ purpose: '换系统', language: 'zh' }),
  });
const archiveOf = async (response: Response): Promise<Readonly<Record<string, Uint8Array>>> =>
  unzipSync(new Uint8Array(await response.arrayBuffer()));
const lines = (bytes: Uint8Array | undefined): readonly Record<string, unknown>[] =>
  Buffer.from(bytes ?? [])
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('L-39 a store takes along everything it owns, and nothing of another, no secret, and it is written down', async () => {
  const visit = await RepairOrderClient.open(store.people, 2);
  await store.api.context.recorder.drain();
  const { customers: kept } = store.api.context.repositories;
  await kept.add({ ...(await kept.find('S01', 'C-001'))!, _id: 'C-OTHER', store: 'S02', name: '别家' });
  const history = csvBytes([
    ['工单号', '车牌号', '进厂日期', '维修内容'],
    ['W-1', '沪A12345', '2024-03-05', '=1+1'],
  ]);
  await importFile(boss, history, { kind: 'visits' });
  const answer = await take(boss);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const archive = await archiveOf(answer);
  const { customers } = await store.models.customers
    .aggregate([{ $match: { store: 'S01' } }, { $count: 'customers' }])
    .then(([one]) => one);
  expect(lines(archive['records/customers.jsonl'])).toHaveLength(customers);
  expect(lines(archive['records/orders.jsonl']).map(({ _id }) => _id)).toContain(visit.number);
  expect(lines(archive['records/events.jsonl']).some(({ process }) => process === visit.number)).toBe(true);
  for (const name of ['staff', 'vehicles', 'parts', 'prices', 'policies', 'pastVisits', 'externalIds', 'exports'])
    expect([name, lines(archive[`records/${name}.jsonl`]).length > 0]).toEqual([name, true]);
  const everything = Object.values(archive)
    .map((bytes) => Buffer.from(bytes).toString())
    .join('\n');
  expect(everything).not.toMatch(/别家|S02|argon2|password/);
  expect((await boss.get('/exports')).body.items[0]).toMatchObject({ what: 'store', purpose: '换系统', by: 'store' });
  expect((await take(await store.people.as('manager'))).status).toBe(403);
});

test('photos and scans are taken along under the hashes by which the records name them; one that is lost is named', async () => {
  const visit = await RepairOrderClient.open(store.people, 2);
  const wang = await store.people.as('wang');
  const [kept, lost] = await Promise.all(
    ['左前门', '轮毂'].map(
      async (mark) => (await wang.upload(await pictureOf(mark), visit.number)).body.hash as string,
    ),
  );
  const { files } = store.api.context;
  const archive = await archiveOf(await take(boss));
  const photo = Object.entries(archive).find(([name]) => name.startsWith(`files/${kept}.`))!;
  expect(createHash('sha256').update(photo[1]).digest('hex')).toBe(kept);
  expect(lines(archive['records/files.jsonl']).map(({ hash }) => hash)).toEqual(expect.arrayContaining([kept, lost]));
  expect(Object.keys(archive)).not.toContain('files/missing.txt');
  const get = jest
    .spyOn(files, 'get')
    .mockImplementation(async ({ hash }) => (hash === lost ? undefined : Buffer.from(hash)));
  const poorer = await archiveOf(await take(boss));
  get.mockRestore();
  expect(Buffer.from(poorer['files/missing.txt']!).toString()).toMatch(new RegExp(`^files/${lost}\\.\\w+\n$`));
  expect(Object.keys(poorer).some((name) => name.startsWith(`files/${lost}`))).toBe(false);
});

test('the archive says who works there, what the store has set, and who was merged into whom', async () => {
  const [one, other] = await store.api.context.repositories.customers.list({ store: 'S01', limit: 2 });
  const merged = await (await store.people.as('manager')).post(`/customers/${other!._id}/merge`, { into: one!._id });
  expect(merged.status).toBe(200);
  const archive = await archiveOf(await take(boss));
  expect(lines(archive['records/customers.jsonl'])).toContainEqual(
    expect.objectContaining({ _id: other!._id, name: other!.name, mergedInto: one!._id }),
  );
  const { rows } = await readAll(archive['staff.csv']!);
  const people = await store.models.staff.find({ store: 'S01', active: true }).sort({ person: 1 }).lean();
  expect(rows.map(({ cells }) => cells[0])).toEqual(people.map(({ person }) => person));
  expect(rows.find(({ cells }) => cells[0] === 'wang')!.cells).toEqual(expect.arrayContaining(['王晓敏', '服务顾问']));
  const settings = JSON.parse(Buffer.from(archive['settings.json']!).toString());
  expect(Object.keys(settings)).toEqual(['store', 'name', 'brand', ...sectionNames]);
  expect(settings.letterhead.taxNumber).toBe('91310115MA1K35J70U');
  expect(settings.messageTemplates).toEqual({ templates: {} });
  await (await store.people.as('manager')).post(`/customers/${other!._id}/unmerge`);
});

test('what is exported is imported again, and changes nothing', async () => {
  const archive = await archiveOf(await take(boss));
  const customers = await store.models.customers.find({ store: 'S01' }).sort({ _id: 1 }).lean();
  const table = await readAll(archive['customers.csv']!);
  expect(table.rows.map(({ cells }) => cells[0])).toEqual(customers.map(({ _id }) => _id));
  for (const kind of ['customers', 'vehicles', 'parts', 'prices', 'visits'] as const) {
    const { rows } = await readAll(archive[`${kind}.csv`]!);
    const system = kind === 'visits' ? 'dms' : 'repairflow';
    const { run } = await importFile(boss, archive[`${kind}.csv`]!, { kind, system });
    expect([kind, run]).toMatchObject([kind, { unchanged: rows.length, created: 0, updated: 0, refused: 0 }]);
  }
  expect(await store.models.customers.find({ store: 'S01' }).sort({ _id: 1 }).lean()).toEqual(customers);
});
