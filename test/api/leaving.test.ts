import { randomUUID } from 'node:crypto';
import type { Answer } from '../../dev/fixtures/api-users';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { leave as goodbye, menuLine } from '../../dev/fixtures/scenarios';
import type { WorkLine } from '../../domain/repair-order/work-line';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeEach(async () => {
  store = await createTestApi({ ANSWER_WITHIN_MS: '400' });
});
afterEach(() => store.stop());

const leave = async (id: string, successor: string, key = randomUUID()): Promise<Answer> =>
  (await store.people.as('store')).post(`/staff/${id}/leaving`, { successor, reason: '离职' }, key);
const openWork = async (id: string): Promise<{ number: string; roles: string[] }[]> =>
  (await (await store.people.as('store')).get(`/staff/${id}/open-work`)).body.items;
/** The car has left; what is missing is the file, and only its advisor completes it. */
async function driveToGateWithoutFile(visit: RepairOrderClient, lines: readonly WorkLine[]): Promise<void> {
  await visit.work(lines);
  await visit.check();
  await visit.prepare();
  await visit.accept();
  await visit.pay(await visit.agree());
  await visit.release();
  await visit.hand();
  await visit.all(goodbye);
  await visit.openGate();
}
/** The read side knows all of it. */
const known = (id: string, count: number) =>
  eventually(`${count} processes of ${id}`, async () => (await openWork(id)).length === count);
const stateOf = async (who: string, path: string) => (await (await store.people.as(who)).get(`${path}/live`)).body;
/** As the successor reads them. */
const eventsOf = async (number: string): Promise<readonly { readonly type: string }[]> =>
  (await (await store.people.as('li')).get(`/repair-orders/${number}/events?limit=100`)).body.items;
const personsWithTasks = async (): Promise<readonly (string | null)[]> =>
  (await store.models.tasks.find({ open: true }).lean()).map(({ person }) => person);

test('whoever leaves hands over orders, the file of a delivered one, complaints and calls in one step, and is gone', async () => {
  const oil = [menuLine('MAINT-A', 'L-1')];
  const visit = await RepairOrderClient.open(store.people, 2);
  const done = await RepairOrderClient.open(store.people, 3);
  await done.toWorkshop(oil);
  await driveToGateWithoutFile(done, oil);
  const own = await ComplaintClient.open(store.people, 4, {}, 'wang');
  const offered = await ComplaintClient.open(store.people, 5);
  await offered.do('crmanager', 'offerOwnership', { to: 'wang', reason: '首问' });
  const followUp = done.number.replace('RO-', 'FU-');
  const wang = await store.people.as('wang');
  await known('wang', 5);
  expect((await openWork('wang')).map(({ number }) => number)).toEqual(
    [visit.number, done.number, own.number, offered.number, followUp].toSorted(),
  );

  const left = await leave('wang', 'li');
  expect(left).toMatchObject({ status: 200, body: { left: true, remaining: [] } });
  expect(left.body.handedOver).toHaveLength(5);

  expect(await stateOf('li', `/repair-orders/${visit.number}`)).toMatchObject({ advisor: 'li' });
  expect(await stateOf('li', `/repair-orders/${done.number}`)).toMatchObject({ stage: 'delivered', advisor: 'li' });
  expect(await stateOf('li', `/complaints/${own.number}`)).toMatchObject({
    owner: { id: 'li', role: 'serviceAdvisor' },
  });
  expect(await stateOf('li', `/complaints/${offered.number}`)).toMatchObject({
    owner: { id: 'cr' },
    offered: { to: 'li' },
  });
  expect(await stateOf('cr', `/follow-ups/${followUp}`)).toMatchObject({ advisor: 'li' });
  const event = (await eventsOf(visit.number)).at(-1)!;
  expect(event).toMatchObject({ type: 'handedOver', by: { id: 'store', role: 'storeManager' }, reason: '离职' });
  await eventually('no task for who has left', async () => !(await personsWithTasks()).includes('wang'));

  expect((await wang.get('/me')).status).toBe(401);
  const people = await store.people.as('store');
  expect((await people.get('/staff')).body.items.some(({ id }: { id: string }) => id === 'wang')).toBe(false);
  expect((await people.get('/staff-records?left=true')).body.items).toMatchObject([{ id: 'wang', active: false }]);
  expect((await people.get('/staff/wang/versions')).body.items[0]).toMatchObject({
    by: { id: 'store', role: 'storeManager' },
    changes: [{ field: 'active', before: true, after: false }],
  });
  expect((await leave('wang', 'li')).body).toEqual({ left: true, handedOver: [], remaining: [] });
});

test('what the successor cannot take remains and is named; somebody else takes it, and only then the person is gone', async () => {
  const visit = await RepairOrderClient.open(store.people, 2);
  const complaint = await ComplaintClient.open(store.people, 4);
  await complaint.do('crmanager', 'offerOwnership', { to: 'wang', reason: '首问' });
  await known('wang', 2);
  const first = await leave('wang', 'cashier');
  expect(first.body).toEqual({
    left: false,
    handedOver: [complaint.number],
    remaining: [{ number: visit.number, person: null, code: 'successorUnable', facts: { roles: ['serviceAdvisor'] } }],
  });
  expect((await (await store.people.as('wang')).get('/me')).status).toBe(200);
  expect((await leave('wang', 'li')).body).toMatchObject({ left: true, remaining: [] });
});

test('while nobody answers nothing is lost: what is not decided remains, and the same again completes it', async () => {
  const visit = await RepairOrderClient.open(store.people, 2);
  await known('wang', 1);
  const key = randomUUID();
  const cut = await store.processes.withoutAnswers(() => leave('wang', 'li', key));
  expect(cut.body).toMatchObject({ left: false, remaining: [{ number: visit.number, code: 'unavailable' }] });
  expect((await leave('wang', 'li', key)).body).toMatchObject({ left: true, remaining: [] });
  expect(await stateOf('li', `/repair-orders/${visit.number}`)).toMatchObject({ advisor: 'li' });
  const handedOver = (await eventsOf(visit.number)).filter(({ type }) => type === 'handedOver');
  expect(handedOver).toHaveLength(1);
});

test('whoever is the deputy of somebody away stays until there is another deputy', async () => {
  const manager = await store.people.as('manager');
  const from = new Date(Date.now() - 1_000).toISOString();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const away = (deputy: string) => manager.ask('/staff/wang/absence', { method: 'PUT', body: { from, until, deputy } });
  expect((await away('li')).status).toBe(200);
  expect((await leave('li', 'assistant')).body).toMatchObject({
    left: false,
    remaining: [{ number: null, person: 'wang', code: 'deputyNeeded' }],
  });
  expect((await away('assistant')).status).toBe(200);
  expect((await leave('li', 'assistant')).body.left).toBe(true);
});

test('somebody remains who lets people in, and nobody lets themselves or whoever is above them go', async () => {
  expect((await leave('store', 'manager')).body.code).toBe('notForOneself');
  expect((await leave('central', 'manager')).body.code).toBe('roleAbove');
  await store.models.staff.updateOne({ person: 'ops' }, { $set: { store: '*' } });
  const ops = await store.people.as('ops');
  const said = await ops.post('/staff/store/leaving', { successor: 'manager', reason: '离职' });
  expect(said.body.code).toBe('lastKeeper');
  await store.models.staff.updateOne({ person: 'ops' }, { $set: { store: 'S01' } });
});

test('a successor is somebody else who works here', async () => {
  expect((await leave('wang', 'wang')).body.code).toBe('ownSuccessor');
  expect(await leave('wang', 'nobody')).toMatchObject({ status: 404, body: { facts: { missing: 'successor' } } });
  await leave('li', 'wang');
  expect((await leave('wang', 'li')).status).toBe(404);
  expect((await leave('nobody', 'wang')).status).toBe(404);
});

test('whoever left by mistake is back with the roles of before', async () => {
  await leave('li', 'wang');
  const people = await store.people.as('store');
  expect((await people.ask('/staff/li/leaving', { method: 'DELETE' })).status).toBe(204);
  expect((await (await store.people.as('li')).get('/me')).body).toMatchObject({ roles: ['serviceAdvisor'] });
  expect((await people.ask('/staff/li/leaving', { method: 'DELETE' })).status).toBe(204);
});

test('a leader hands over a single order, to somebody who can go on with it', async () => {
  const visit = await RepairOrderClient.open(store.people, 2);
  await store.api.context.recorder.drain();
  const hand = (successor: string, who = 'manager') =>
    visit.send(who, 'handOver', { predecessor: 'wang', successor, reason: '休假' });
  expect((await hand('cashier')).body).toMatchObject({ code: 'successorUnable', facts: { roles: ['serviceAdvisor'] } });
  expect((await hand('nobody')).status).toBe(404);
  expect((await hand('li', 'wang')).status).toBe(403);
  expect((await hand('li')).body.happened).toEqual(['handedOver']);
});
