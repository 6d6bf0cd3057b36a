import type { ApiUser } from '../../dev/fixtures/api-users';
import { importFile } from '../support/import-client';
import { csvBytes } from '../support/tables/csv';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let wang: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  wang = await store.people.as('wang');
  const boss = await store.people.as('store');
  const customers = csvBytes([
    ['客户编号', '客户名称', '称呼', '手机', '地址'],
    ['K-1', '秦奋', '先生', '13912340001', '上海'],
  ]);
  await importFile(boss, customers, { kind: 'customers', system: 'dms' });
  await importFile(boss, customers, { kind: 'customers', system: 'crm' });
});
afterAll(() => store.stop());

test('I-21 a customer tells what other systems call it, and is found by that', async () => {
  const { body } = await wang.get('/customers?externalId=K-1');
  expect(body).toMatchObject({ items: [{ name: '秦奋' }], nextCursor: null });
  const [{ id, externalIds }] = body.items;
  expect(externalIds).toContainEqual({ system: 'dms', id: 'K-1' });
  expect((await wang.get(`/customers/${id}`)).body.externalIds).toEqual(externalIds);
  expect((await wang.get('/customers?search=秦奋')).body.items[0].externalIds).toEqual(externalIds);
});

test('I-21 the id is that of one system, whole; what nobody calls so is not found', async () => {
  for (const query of ['externalId=K', 'externalId=K-1&system=oem', 'externalId=k-1'])
    expect((await wang.get(`/customers?${query}`)).body.items).toEqual([]);
  expect((await wang.get('/vehicles?externalId=K-1')).body.items).toEqual([]);
});

test('a record that came from nowhere else has none', async () => {
  expect((await wang.get('/customers/C-001')).body.externalIds).toEqual([]);
  expect((await wang.get('/vehicles/V-001')).body.externalIds).toEqual([]);
});
