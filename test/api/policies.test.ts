import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { demoPolicy, STORE } from '../../dev/fixtures/store';
import { contentOf, policyReply, type ServicePolicy } from '../../domain/policy/policy';
import { upcasting } from '../../domain/repair-order/upcasting';
import { eventually } from '../support/eventually';
import { withMore, without } from '../support/policy-paths';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => (store = await createTestApi()));
afterAll(() => store.stop());

/** What a release left that knew neither the relay time nor the notices, and had a number that is no more. */
const old = (policy: ServicePolicy): object =>
  withMore(
    [['minutes', 'relay'], ['notices'], ['complaint', 'targets', 'medianMinutes'], ['schemaVersion']].reduce(
      (left, path) => without(left, path),
      policy,
    ),
    ['minutes'],
    { former: 1 },
  );

test('a policy set before a number existed is served whole and can be edited', async () => {
  const version = 2;
  const policy = old({ ...demoPolicy, version, vatPercent: 6 });
  await store.models.policies.collection.insertOne({
    _id: `${STORE}:voyage:${version}`,
    store: STORE,
    brand: 'voyage',
    version,
    policy,
  } as never);
  const manager = await store.people.as('manager');
  const { body } = await manager.get('/policies');
  expect(body.items[0]).toEqual({ ...policyReply(demoPolicy), version, vatPercent: 6 });

  const { store: _store, brand, version: _version, ...content } = body.items[0];
  const edited = { ...content, minutes: { ...content.minutes, greeting: 12 } };
  const created = await manager.post('/policies', { brand, content: edited });
  expect(created).toMatchObject({
    status: 201,
    body: { version: 3, vatPercent: 6, minutes: { relay: 10, greeting: 12 } },
  });
  expect((await manager.get('/policies')).body.items.map((one: { version: number }) => one.version)).toEqual([3, 2, 1]);
});

test('a new policy is kept with its schema version, and an order that is opened pins it', async () => {
  const visit = await RepairOrderClient.open(store.people, 3);
  await eventually('the view', async () => store.models.orders.exists({ _id: visit.number }));
  const view = (await store.models.orders.findOne({ _id: visit.number }).lean())!;
  const [event] = await store.models.events.find({ process: visit.number }).lean();
  expect([view.schemaVersion, event!.schemaVersion]).toEqual([upcasting.schemaVersion, upcasting.schemaVersion]);
  expect((JSON.parse(view.state) as { policy: ServicePolicy }).policy).toMatchObject({ version: 3, schemaVersion: 1 });
});

test('an order whose view and events were stored before a number existed is read', async () => {
  const visit = await RepairOrderClient.open(store.people, 4);
  await eventually('the view', async () => store.models.orders.exists({ _id: visit.number }));
  const { orders, events } = store.models;
  const wang = await store.people.as('wang');
  const before = (await wang.get(`/repair-orders/${visit.number}`)).body;
  const listed = (await wang.get(`/repair-orders/${visit.number}/events`)).body;

  const view = (await orders.findOne({ _id: visit.number }).lean())!;
  const { settlementHolds: _holds, policy, ...rest } = JSON.parse(view.state) as Record<string, unknown>;
  const state = JSON.stringify({ ...rest, policy: old(policy as ServicePolicy) });
  await orders.collection.updateOne({ _id: visit.number } as never, { $set: { state } });
  const event = (await events.findOne({ process: visit.number, sequence: 1 }).lean())!.event as unknown as {
    opening: { policy: ServicePolicy };
  };
  const opening = { ...event.opening, policy: old(event.opening.policy) };
  await events.collection.updateOne(
    { process: visit.number, sequence: 1 },
    {
      $set: { event: { ...event, opening } },
    },
  );

  expect((await wang.get(`/repair-orders/${visit.number}`)).body).toEqual(before);
  expect((await wang.get(`/repair-orders/${visit.number}/events`)).body).toEqual(listed);
});

test('what a later release stored is refused and not misread, and holds up nobody else', async () => {
  const visit = await RepairOrderClient.open(store.people, 5);
  await eventually('the view', async () => store.models.orders.exists({ _id: visit.number }));
  await store.models.orders.collection.updateOne({ _id: visit.number } as never, { $set: { schemaVersion: 99 } });
  const wang = await store.people.as('wang');
  expect(await wang.get(`/repair-orders/${visit.number}`)).toMatchObject({
    status: 503,
    body: { code: 'unavailable' },
  });
  expect((await wang.get('/repair-orders')).body.items.map(({ number }: { number: string }) => number)).toContain(
    visit.number,
  );
});

test('a policy beyond a limit is refused with the place and the limit', async () => {
  const manager = await store.people.as('manager');
  const closed = { ...demoPolicy.calendar, week: demoPolicy.calendar.week.map(() => []) };
  const content = { ...contentOf(demoPolicy), calendar: closed };
  const { status, body } = await manager.post('/policies', { brand: 'voyage', content });
  expect([status, body.errors]).toEqual([
    422,
    [expect.objectContaining({ message: 'Open for at least 60 minutes a week.' })],
  ]);
});
