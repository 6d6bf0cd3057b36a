import { ApiUser, type Answer } from '../../dev/fixtures/api-users';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { openDatabase, type Database } from '../../platform/mongo/database';
import { createLog } from '../../platform/log';
import { eventually } from '../support/eventually';
import { stallingProxyTo, type StallingProxy } from '../support/stalling-proxy';
import { openTestStore, testConfig, type TestStore } from '../support/store';
import { StreamListener } from '../support/stream-listener';

/** In what the server answers the driver that asks whether it is there, twice a second. */
const heartbeat = ['isWritablePrimary'];

let proxy: StallingProxy;
let store: TestStore;
/** Past the proxy. */
let kept: Database;
let visit: RepairOrderClient;

/** Sends once and answers whatever comes back. */
async function onceAs(name: string): Promise<ApiUser> {
  const { base, token } = await store.people.as(name);
  return new ApiUser(base, token, { repeatForMs: 0 });
}
const readiness = async (): Promise<unknown> => (await fetch(`${store.api.url}/readyz`)).json();

beforeAll(async () => {
  const { MONGODB_URI: own } = testConfig({ TEMPORAL_NAMESPACE: 'none' });
  const { port } = new URL(own);
  proxy = await stallingProxyTo(Number(port));
  const proxied = new URL(own);
  proxied.port = String(proxy.port);
  // otherwise the server tells the driver its own address
  proxied.searchParams.set('directConnection', 'true');
  store = await openTestStore({ MONGODB_URI: proxied.href });
  kept = openDatabase(own, createLog('test', 'silent'));
  await kept.reached;
  visit = await RepairOrderClient.open(store.people, 2);
  for (const name of ['wang', 'manager']) await (await store.people.as(name)).get('/me');
});
afterEach(async () => {
  proxy.resume();
  const wang = await onceAs('wang');
  await eventually('reads to be back', async () => (await wang.get('/repair-orders')).status === 200);
});
afterAll(async () => {
  await store.stop();
  await kept.close();
  await proxy.close();
});

const said = ({ status, body, headers }: Answer): unknown[] => [status, body.code, headers.get('Retry-After')];
const unavailable = [503, 'unavailable', '5'];

test('a read under way when MongoDB hangs, and each one after it, is answered 503 with Retry-After; reads come back by themselves', async () => {
  const wang = await onceAs('wang');
  proxy.stall();
  for (const path of ['/repair-orders', '/customers/C-002', '/board'])
    for (let n = 0; n < 2; n++) expect([path, said(await wang.get(path))]).toEqual([path, unavailable]);
  expect(await readiness()).toMatchObject({ status: 'degraded', mongo: false });
  const stranger = await fetch(`${store.api.url}/api/v1/me`, {
    headers: { Authorization: `Bearer ${'x'.repeat(43)}` },
  });
  expect([stranger.status, stranger.headers.get('Retry-After')]).toEqual([503, '5']);
  expect(proxy.isStalled).toBe(true);

  proxy.resume();
  await eventually('the API to be ready', async () => ((await readiness()) as { status: string }).status === 'ready');
  expect((await wang.get('/repair-orders')).status).toBe(200);
});

test('commands go on while MongoDB hangs, and the visit is read from its process; what needs a record is refused before it is sent', async () => {
  const wang = await onceAs('wang');
  proxy.stall();
  expect((await wang.get('/repair-orders')).status).toBe(503);
  const note = await visit.send('wang', 'noteCondition', { note: '右前轮毂划痕' });
  expect(note).toMatchObject({ status: 200, body: { happened: ['conditionNoted'] } });
  const live = await wang.get(`/repair-orders/${visit.number}`);
  expect([live.status, live.body.sequence]).toEqual([200, note.body.sequence]);

  const manager = await onceAs('manager');
  const handOver = () =>
    manager.post(
      `/repair-orders/${visit.number}/hand-over`,
      { predecessor: 'wang', successor: 'li', reason: '休假' },
      'hand-over',
    );
  expect(said(await handOver())).toEqual(unavailable);
  expect((await wang.get(`/repair-orders/${visit.number}`)).body.sequence).toBe(note.body.sequence);
  expect(proxy.isStalled).toBe(true);

  proxy.resume();
  const made = await eventually('the hand-over', async () => {
    const answer = await handOver();
    return answer.status === 200 && answer;
  });
  await eventually('the read side to catch up', async () => {
    const view = await kept.models.orders.findOne({ _id: visit.number }).lean();
    return view?.sequence === made.body.sequence;
  });
});

test('a change whose write is under way when MongoDB hangs is answered 503, goes on with it, and is made once', async () => {
  const wang = await onceAs('wang');
  const person = { name: '悬停', salutation: '悬先生', phone: '13912340000', address: '上海市' };
  const before = await kept.models.customers.countDocuments({});
  const stalled = proxy.stallAt(['insert', 'customers', 'documents']);
  const told = wang.post('/customers', person, 'hanging');
  await stalled;
  expect(said(await told)).toEqual(unavailable);
  expect(said(await wang.post('/customers', person, 'hanging'))).toEqual(unavailable);
  expect(proxy.isStalled).toBe(true);
  expect(await kept.models.customers.countDocuments({})).toBe(before);

  proxy.resume();
  const made = await eventually('the answer of the first request', async () => {
    const again = await wang.post('/customers', person, 'hanging');
    return again.status === 201 && again;
  });
  expect((await wang.get(`/customers/${made.body.id as string}`)).body).toMatchObject({ name: '悬停', version: 1 });
  expect(await kept.models.customers.countDocuments({})).toBe(before + 1);
  const entries = await kept.models.auditEntries.find({ operation: 'createCustomer' }).sort({ _id: 1 }).lean();
  expect(entries.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

test('a change whose write the driver gives up is made once, too, when its request comes again, though MongoDB does the write late', async () => {
  const wang = await onceAs('wang');
  const person = { name: '迟来', salutation: '迟先生', phone: '13912340001', address: '上海市' };
  const before = await kept.models.customers.countDocuments({});
  const given = proxy.abandoned;
  const stalled = proxy.stallAt(['insert', 'customers', 'documents']);
  const told = wang.post('/customers', person, 'given-up');
  await stalled;
  expect(said(await told)).toEqual(unavailable);
  await eventually('the driver to give up', async () => proxy.abandoned > given);

  proxy.resume();
  const made = await eventually('the request to be done', async () => {
    const again = await wang.post('/customers', person, 'given-up');
    return again.status === 201 && again;
  });
  expect((await wang.get(`/customers/${made.body.id as string}`)).body).toMatchObject({ name: '迟来', version: 1 });
  expect(await kept.models.customers.countDocuments({})).toBe(before + 1);
});

test('a read that takes long while MongoDB answers others is not cut off', async () => {
  const wang = await onceAs('wang');
  const held = proxy.holdAt(['find', 'customers']);
  const read = wang.get('/customers/C-002');
  await held;
  // longer than a silent database would be waited for
  await proxy.passes(heartbeat, 10);
  proxy.resume();
  expect((await read).status).toBe(200);
});

test('a stream of events outlives a database that hangs', async () => {
  const { token } = await store.people.as('wang');
  const listener = await new StreamListener({ url: store.api.url, token: token! }).joined();
  const wang = await onceAs('wang');
  proxy.stall();
  expect((await wang.get('/repair-orders')).status).toBe(503);
  proxy.resume();
  await visit.send('wang', 'noteCondition', { note: '备胎缺气' });
  const [told] = await listener.heard(1);
  expect([told?.data.number, listener.isOver]).toEqual([visit.number, false]);
  listener.stop();
});
