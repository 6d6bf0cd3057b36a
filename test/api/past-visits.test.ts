import type { ApiUser } from '../../dev/fixtures/api-users';
import { importFile } from '../support/import-client';
import { csvBytes } from '../support/tables/csv';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let boss: ApiUser;
let wang: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  boss = await store.people.as('store');
  wang = await store.people.as('wang');
  plate = (await wang.get(`/vehicles/${CAR}`)).body.plate;
  await importFile(
    boss,
    csvBytes([['工单号', '车牌号', '车架号', '进厂日期', '进厂里程', '维修内容', '结算金额'], ...rows()]),
    { kind: 'visits', system: 'dms' },
  );
});
afterAll(() => store.stop());

const CAR = 'V-002';
let plate: string;
const rows = (): readonly (readonly string[])[] => [
  ['W-1', plate, '', '2023-01-05', '3000', '首保', '0'],
  ['W-2', plate, '', '2024-06-01', '9000', '小保养', '493.00'],
  ['W-3', plate, '', '2024-06-01', '', '补胎', ''],
  ['W-4', plate, '', '2024-06-01', '', '更换雨刮', '80'],
  // the plate was on another car then
  ['W-5', plate, '1M8GDM9AXKP042788', '2020-02-02', '80000', '大修', '9999'],
];

interface Told {
  readonly orderNumber: string;
}
async function all(path: string, limit: number): Promise<readonly string[]> {
  const told: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body } = await wang.get(`${path}?limit=${limit}${cursor && `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    told.push(...(body.items as readonly Told[]).map(({ orderNumber }) => orderNumber));
    cursor = body.nextCursor as string | null;
  }
  return told;
}

test('the past visits of a car are told page by page, the latest first, each once, also of one day', async () => {
  const whole = await all(`/vehicles/${CAR}/past-visits`, 50);
  expect(whole.toSorted()).toEqual(['W-1', 'W-2', 'W-3', 'W-4']);
  expect(whole.at(-1)).toBe('W-1');
  for (const limit of [1, 2, 3]) expect(await all(`/vehicles/${CAR}/past-visits`, limit)).toEqual(whole);
});

test('they are told of the customer, too, with mileage, work and sum', async () => {
  const { body: car } = await wang.get(`/vehicles/${CAR}`);
  const path = `/customers/${car.customerId}/past-visits`;
  expect((await all(path, 50)).toSorted()).toEqual(['W-1', 'W-2', 'W-3', 'W-4']);
  expect((await wang.get(path)).body.items).toContainEqual({
    system: 'dms',
    orderNumber: 'W-2',
    day: '2024-06-01',
    plate,
    odometer: 9_000,
    work: '小保养',
    amount: 49_300,
  });
});

test('L-39 the workshop is told what was done, not what was paid; the gate is told nothing', async () => {
  const { body } = await (await store.people.as('zhao')).get(`/vehicles/${CAR}/past-visits`);
  expect(body.items).toHaveLength(4);
  expect(body.items.every(({ amount }: { amount: number | null }) => amount === null)).toBe(true);
  expect((await (await store.people.as('gate')).get(`/vehicles/${CAR}/past-visits`)).status).toBe(403);
});

test('a cursor that nobody was given ends in a page, not in a fault', async () => {
  for (const cursor of ['AAAA', Buffer.from('9999-99-99 zzz').toString('base64url')])
    expect((await wang.get(`/vehicles/${CAR}/past-visits?cursor=${cursor}`)).status).toBe(200);
  expect((await wang.get('/vehicles/V-nobody/past-visits')).status).toBe(404);
});
