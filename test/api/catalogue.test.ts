import type { ApiUser } from '../../dev/fixtures/api-users';
import { menuLine } from '../../dev/fixtures/scenarios';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { createTestApi, type TestApi } from '../support/test-api';
import { edit } from '../support/versioned-api';

let store: TestApi;
let manager: ApiUser;
let keeper: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  manager = await store.people.as('manager');
  keeper = await store.people.as('parts');
});
afterAll(() => store.stop());

interface Versioned {
  readonly version: number;
}
/** What of a record can be changed, with a change. */
const changed =
  (change: object) =>
  ({
    version: _version,
    updatedAt: _at,
    partNumber: _number,
    code: _code,
    ...fields
  }: Versioned & Record<string, unknown>): object => ({ ...fields, ...change });
const numbersOf = ({ body }: { readonly body: { items: { partNumber: string }[] } }) =>
  body.items.map(({ partNumber }) => partNumber);
const part = {
  partNumber: 'lamp-h7',
  name: '大灯灯泡 H7',
  unitPrice: 4_900,
  stock: 10,
  leadDays: 1,
  supplier: '本地供应商',
  keyLocation: false,
  active: true,
};

test('a part is added once, whatever is sent again, and never over another', async () => {
  const once = () => keeper.post('/parts', part, 'lamp-1');
  const [first, second] = [await once(), await once()];
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(first.body).toMatchObject({ ...part, partNumber: 'LAMP-H7', version: 1 });
  expect(second.body).toEqual(first.body);
  const taken = await keeper.post('/parts', { ...part, partNumber: 'LAMP-H7', unitPrice: 1 });
  expect([taken.status, taken.body.code]).toEqual([409, 'numberTaken']);
});

test('L-40 a part keeps who changed price and stock, before and after', async () => {
  expect((await edit(keeper, '/parts/WIPER', changed({ unitPrice: 13_000, stock: 28 }))).status).toBe(200);
  const { body } = await keeper.get('/parts/WIPER/versions');
  expect(body.items[0]).toMatchObject({
    version: 2,
    by: { id: 'parts', role: 'partsSpecialist' },
    changes: [
      { field: 'stock', before: 30, after: 28 },
      { field: 'unitPrice', before: 12_000, after: 13_000 },
    ],
  });
});

test('parts are found by any part of number and name, and by their numbers, page by page', async () => {
  expect(numbersOf(await keeper.get('/parts?search=flt'))).toEqual(['FLT-AIR', 'FLT-CABIN', 'FLT-OIL']);
  expect(numbersOf(await keeper.get(`/parts?search=${encodeURIComponent('滤清 空气')}`))).toEqual(['FLT-AIR']);
  expect(numbersOf(await keeper.get('/parts?search=.*'))).toEqual([]);
  expect(numbersOf(await keeper.get('/parts?numbers=belt,flt-oil,NOTHING'))).toEqual(['BELT', 'FLT-OIL']);
  for (const wrong of [
    'numbers=',
    'numbers=a/b',
    `numbers=${Array.from({ length: 101 }, (_none, n) => `P${n}`).join()}`,
  ])
    expect([wrong, (await keeper.get(`/parts?${wrong}`)).status]).toEqual([wrong, 422]);
  const first = await keeper.get('/parts?search=flt&limit=2');
  expect(numbersOf(first)).toEqual(['FLT-AIR', 'FLT-CABIN']);
  const second = await keeper.get(`/parts?search=flt&limit=2&cursor=${first.body.nextCursor as string}`);
  expect([numbersOf(second), second.body.nextCursor]).toEqual([['FLT-OIL'], null]);
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const page = await keeper.get(`/parts?limit=5${cursor}`);
    seen.push(...numbersOf(page));
    if (!page.body.nextCursor) break;
    cursor = `&cursor=${page.body.nextCursor as string}`;
  }
  expect(seen).toEqual(numbersOf(await keeper.get('/parts')));
});

test('a part that was renamed is found by its new name only, and no reply says what it is found by', async () => {
  const { body } = await edit(keeper, '/parts/BELT', changed({ name: '发电机皮带' }));
  expect(body).not.toHaveProperty('searchKeys');
  expect(numbersOf(await keeper.get(`/parts?search=${encodeURIComponent('发电机')}`))).toEqual(['BELT']);
  expect(numbersOf(await keeper.get(`/parts?search=${encodeURIComponent('正时')}`))).toEqual([]);
  const { body: history } = await keeper.get('/parts/BELT/versions');
  expect(history.items[0].changes.map(({ field }: { field: string }) => field)).toEqual(['name']);
});

test('the price menu comes page by page, and is searched like the parts', async () => {
  const first = await manager.get('/price-menu?limit=2');
  expect(first.body.items).toHaveLength(2);
  const rest = await manager.get(`/price-menu?cursor=${first.body.nextCursor as string}`);
  const codesOf = ({ body }: typeof first) => (body.items as { code: string }[]).map(({ code }) => code);
  expect([...codesOf(first), ...codesOf(rest)]).toEqual(codesOf(await manager.get('/price-menu')));
  expect(codesOf(await manager.get(`/price-menu?search=${encodeURIComponent('轮胎')}`))).toEqual(['TYRE']);
});

test('a part that the price menu still takes is not retired; afterwards it is offered no more, and kept', async () => {
  const refused = await edit(keeper, '/parts/TYRE-205', changed({ active: false }));
  expect([refused.status, refused.body.code, refused.body.facts.menu]).toEqual([409, 'partInUse', ['更换轮胎']]);
  expect((await edit(manager, '/price-menu/TYRE', changed({ active: false }))).status).toBe(200);
  expect((await edit(keeper, '/parts/TYRE-205', changed({ active: false }))).status).toBe(200);
  expect(numbersOf(await keeper.get('/parts'))).not.toContain('TYRE-205');
  expect(numbersOf(await keeper.get('/parts?includeRetired=true'))).toContain('TYRE-205');
  expect((await keeper.get('/parts/TYRE-205')).body.active).toBe(false);
  const back = await edit(manager, '/price-menu/TYRE', changed({ active: true }));
  expect([back.status, back.body.errors[0]]).toEqual([
    422,
    {
      pointer: '/parts/0',
      message: 'Parts (entry 1): no part of this number is offered; choose from the list.',
      code: 'partUnknown',
    },
  ]);
});

test('an entry of the price menu takes parts that are there, each once', async () => {
  const entry = { code: 'lamp', work: '更换大灯灯泡', labourMinutes: 20, labour: 5_000, active: true };
  const refused = await manager.post('/price-menu', { ...entry, parts: ['LAMP-H7', 'NOTHING', 'lamp-h7'] });
  expect(refused.body.errors.map(({ pointer, code }: Record<string, string>) => `${pointer} ${code}`)).toEqual([
    '/parts/1 partUnknown',
    '/parts/2 partTwice',
  ]);
  const added = await manager.post('/price-menu', { ...entry, parts: ['lamp-h7'] });
  expect(added.body).toMatchObject({ code: 'LAMP', parts: ['LAMP-H7'], version: 1 });
  expect((await manager.get('/price-menu?search=LAMP')).body.items).toHaveLength(1);
});

test('C-16 an order keeps the prices it was signed with, whatever the menu says later', async () => {
  const visit = await RepairOrderClient.open(store.people, 7);
  await visit.toWorkshop([menuLine('BATTERY', 'L-1')]);
  await edit(manager, '/price-menu/BATTERY', changed({ labour: 99_900 }));
  await edit(keeper, '/parts/BATTERY-60', changed({ unitPrice: 99_900 }));
  const { body } = await (await store.people.as('wang')).get(`/repair-orders/${visit.number}/live`);
  expect(body.lines[0]).toMatchObject({ labour: 5_000, parts: [{ partNumber: 'BATTERY-60', unitPrice: 62_000 }] });
});

test('T8 prices are set by those who answer for them', async () => {
  expect((await edit(keeper, '/price-menu/DIAG', changed({ labour: 1 }))).status).toBe(403);
  const wang = await store.people.as('wang');
  expect((await edit(wang, '/parts/WIPER', changed({ stock: 0 }))).status).toBe(403);
  expect((await wang.get('/parts/WIPER/versions')).status).toBe(403);
  expect((await wang.post('/parts', part)).status).toBe(403);
});

test('the second of two who change a price at once is told', async () => {
  const answers = await Promise.all([1, 2].map((labour) => edit(manager, '/price-menu/DIAG', changed({ labour }))));
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 412]);
  const { body } = await manager.get('/price-menu/DIAG/versions');
  expect(body.items).toHaveLength(2);
  expect((await manager.get('/price-menu/NOTHING')).status).toBe(404);
  expect((await manager.get('/price-menu/NOTHING/versions')).status).toBe(404);
});

test('a part of a release without versions is version 1, and can be changed', async () => {
  await store.models.parts.collection.insertOne({
    _id: 'S01:OLD-1' as never,
    store: 'S01',
    partNumber: 'OLD-1',
    name: '旧件',
    unitPrice: 100,
    stock: 1,
    keyLocation: false,
    leadDays: 2,
  });
  const { body, headers } = await keeper.get('/parts/OLD-1');
  expect([body, headers.get('etag')]).toMatchObject([{ version: 1, active: true, supplier: null }, '"1"']);
  expect((await edit(keeper, '/parts/OLD-1', changed({ stock: 7 }))).body).toMatchObject({ version: 2, stock: 7 });
  const { body: history } = await keeper.get('/parts/OLD-1/versions');
  expect(history.items.map(({ changes }: { changes: unknown }) => changes)).toEqual([
    [{ field: 'stock', before: 1, after: 7 }],
    [],
  ]);
});
