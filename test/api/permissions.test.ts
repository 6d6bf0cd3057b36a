import { endpointsOf } from '../../api/endpoints';
import { endpoint, type Endpoint } from '../../api/http/endpoint';
import { mount } from '../../api/http/mount';
import { permissions, type Permission } from '../../api/permissions';
import { ApiUser } from '../../dev/fixtures/api-users';
import { staff } from '../../dev/fixtures/store';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { samplePath } from '../support/sample-paths';
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
  const link = await (await store.people.as('wang')).post(`/repair-orders/${visit.number}/customer-links`);
  const session = await new ApiUser(store.api.url, undefined).post('/customer-sessions', { secret: link.body.secret });
  customer = new ApiUser(store.api.url, session.body.token);
});
afterAll(() => store.stop());

/** Whether the table lets this session through; what comes after the permission is another complaint. */
async function passes(person: ApiUser, { method, path, operation }: Endpoint, number: string): Promise<boolean> {
  if (operation === 'streamEvents') return streams(person);
  const { status, body } = await person.ask(samplePath(path, number), {
    method: method.toUpperCase() as 'GET',
    ...(method !== 'get' && method !== 'delete' && { body: { unknown: true } }),
  });
  if (status >= 500) throw new Error(`${operation} answers ${status}`);
  return !(status === 403 && body.code === 'forbidden') && status !== 401;
}

/** A stream that is granted never ends by itself. */
async function streams({ base, token }: ApiUser): Promise<boolean> {
  const hangUp = new AbortController();
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const { status } = await fetch(`${base}/api/v1/events/stream`, { headers, signal: hangUp.signal });
  hangUp.abort();
  return status === 200;
}

/** One person of each set of roles: the table knows nobody by name. */
const oneOfEach = [...new Map(staff.map(({ id, roles }) => [roles.join(), { id, roles }])).values()];

const IN_PARALLEL = 6;
/** Where the table and the answers differ, for one person. */
async function differences(person: ApiUser, may: (permission: Permission) => boolean): Promise<readonly string[]> {
  const queue = endpoints.filter(({ operation }) => operation !== 'signOut');
  const found: string[] = [];
  const ask = async (): Promise<void> => {
    for (let one; (one = queue.shift());) {
      const expected = may(permissions[one.operation]);
      if ((await passes(person, one, visit.number)) !== expected) found.push(`${one.operation} should be ${expected}`);
    }
  };
  await Promise.all(Array.from({ length: IN_PARALLEL }, ask));
  return found;
}

test.each(oneOfEach.map(({ id, roles }) => [id, roles] as const))(
  'T8 %s reaches exactly the endpoints the table gives to %s',
  async (id, roles) =>
    expect(
      await differences(
        await store.people.as(id),
        (permission) => permission === 'anyone' || roles.some((role) => permission.includes(role)),
      ),
    ).toEqual([]),
);

test('T8 nobody without a session gets past any endpoint that is not open to anyone', async () => {
  expect(endpoints.filter(({ operation }) => permissions[operation] !== 'anyone').length).toBeGreaterThan(180);
  expect(await differences(new ApiUser(store.api.url, undefined), (permission) => permission === 'anyone')).toEqual([]);
});

test('L-01 a customer reaches the one order of the link, with the customer’s own commands only', async () => {
  const may = (permission: Permission) => permission === 'anyone' || permission.includes('customer');
  expect(await differences(customer, may)).toEqual([]);
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
