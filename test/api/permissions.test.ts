import { customerOf } from '../../dev/fixtures/customer-phone';
import { endpointsOf } from '../../api/endpoints';
import { endpoint, type Endpoint } from '../../api/http/endpoint';
import { mount } from '../../api/http/mount';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let endpoints: readonly Endpoint[];
let customer: ApiUser;
let visit: RepairOrderClient;

beforeAll(async () => {
  store = await createTestApi();
  endpoints = endpointsOf(store.api.context);
  visit = await RepairOrderClient.open(store.people, 2);
  await visit.read();
  await store.api.context.recorder.drain();
  customer = await customerOf(store.people, visit.number);
});
afterAll(() => store.stop());

test('a link opens the one order it was given for', async () => {
  expect((await customer.get(`/repair-orders/${visit.number}/live`)).status).toBe(200);
  const other = await RepairOrderClient.open(store.people, 3);
  expect((await customer.get(`/repair-orders/${other.number}/live`)).status).toBe(404);
});

test('T10 an order of another store is as if it did not exist', async () => {
  const wang = await store.people.as('wang');
  const strip = ({ body: { instance: _instance, ...rest } }: { body: Record<string, unknown> }) => rest;
  const foreign = await wang.get('/repair-orders/RO-S02-20261122-0001');
  const missing = await wang.get('/repair-orders/RO-S01-20261122-7777');
  expect([foreign.status, foreign.body.code]).toEqual([404, 'notFound']);
  expect(missing.status).toBe(404);
  expect(strip(foreign)).toMatchObject({ code: 'notFound', title: missing.body.title });
  for (const path of ['/condition-notes', '/wash'])
    expect(
      (await wang.post(`/repair-orders/RO-S02-20261122-0001${path}`, path === '/wash' ? undefined : { note: 'x' }))
        .status,
    ).toBe(404);
});

test('an endpoint without a row in the permission table, or declared twice, does not start', () => {
  const rogue = endpoint({
    operation: 'rogue' as never,
    method: 'get',
    path: '/rogue',
    tag: 't',
    summary: 's',
    replies: { 200: { description: 'r' } },
    handle: async () => ({ status: 200 }),
  });
  expect(() => mount([rogue], store.api.context)).toThrow('/rogue has no row in the permission table');
  const me = endpoints.find(({ operation }) => operation === 'readMe')!;
  expect(() => mount([me, me], store.api.context)).toThrow('get /me is declared twice');
});
