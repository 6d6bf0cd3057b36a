import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { demoPolicy, STORE } from '../../dev/fixtures/store';
import { contentOf, policyReply, type ServicePolicy } from '../../domain/policy/policy';
import { upcasting } from '../../domain/repair-order/upcasting';
import { eventually } from '../support/eventually';
import { withMore, without } from '../support/policy-paths';
import { stateStoredIn } from '../support/sealed';
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
  const unknown = { proposedBy: null, proposedAt: null, publishedBy: null, publishedAt: null };
  expect(body.items[0]).toEqual({ ...policyReply(demoPolicy), ...unknown, version, vatPercent: 6 });

  const minutes = { ...body.items[0].minutes, greeting: 12 };
  const published = await publishPolicy(store.people, body.items[0], { minutes });
  expect(published.body).toMatchObject({ version: 3, vatPercent: 6, minutes: { relay: 10, greeting: 12 } });
  expect((await manager.get('/policies')).body.items.map((one: { version: number }) => one.version)).toEqual([3, 2, 1]);
});

test('a new policy is kept with its schema version, and an order that is opened pins it', async () => {
  const visit = await RepairOrderClient.open(store.people, 3);
  await eventually('the view', async () => store.models.orders.exists({ _id: visit.number }));
  const view = (await store.models.orders.findOne({ _id: visit.number }).lean())!;
  const [event] = await store.models.events.find({ process: visit.number }).lean();
  expect([view.schemaVersion, event!.schemaVersion]).toEqual([upcasting.schemaVersion, upcasting.schemaVersion]);
  expect((await stateStoredIn(store.models, view))['policy']).toMatchObject({ version: 3, schemaVersion: 1 });
});

test('an order whose view and events were stored before a number existed is read', async () => {
  const visit = await RepairOrderClient.open(store.people, 4);
  await eventually('the view', async () => store.models.orders.exists({ _id: visit.number }));
  const { orders, events } = store.models;
  const wang = await store.people.as('wang');
  const before = (await wang.get(`/repair-orders/${visit.number}`)).body;
  const listed = (await wang.get(`/repair-orders/${visit.number}/events`)).body;

  const view = (await orders.findOne({ _id: visit.number }).lean())!;
  const { settlementHolds: _holds, policy, ...rest } = await stateStoredIn(store.models, view);
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
    [
      {
        code: 'custom',
        pointer: '/content/calendar/week',
        message: 'Working hours of a week: be open for at least 60 minutes a week.',
      },
    ],
  ]);
});

describe('M9 a policy is published by two people', () => {
  const { brand } = demoPolicy;
  const propose = async (person: string, change: object = {}) =>
    (await store.people.as(person)).post('/policies', { brand, content: { ...contentOf(demoPolicy), ...change } });
  const decide = async (person: string, what: 'publication' | 'withdrawal', version: number, revision: number) =>
    (await store.people.as(person)).post(`/policies/${version}/${what}`, { brand, revision });
  const newest = async () => (await (await store.people.as('wang')).get('/policies')).body.items[0];
  const open = async () => (await (await store.people.as('ops')).get('/policy-proposals')).body.items;

  test('M9 I9 what one person proposes counts for nobody until another one has published it', async () => {
    const before = await newest();
    const { status, body } = await propose('manager', { vatPercent: 9 });
    expect([status, body.state, body.version]).toEqual([201, 'proposed', before.version + 1]);
    expect(await open()).toEqual([
      {
        brand,
        version: body.version,
        revision: body.revision,
        proposedBy: { id: 'manager', role: 'serviceManager' },
        proposedAt: expect.stringMatching(/Z$/),
        content: { ...contentOf(demoPolicy), vatPercent: 9 },
      },
    ]);
    expect(await newest()).toEqual(before);
    expect((await (await RepairOrderClient.open(store.people, 6)).read()).policyVersion).toBe(before.version);

    const alone = await decide('manager', 'publication', body.version, body.revision);
    expect([alone.status, alone.body.code]).toEqual([403, 'sameDecider']);
    const published = await decide('store', 'publication', body.version, body.revision);
    expect([published.status, published.body]).toEqual([200, await newest()]);
    expect(published.body).toMatchObject({
      version: before.version + 1,
      vatPercent: 9,
      proposedBy: { id: 'manager' },
      publishedBy: { id: 'store', role: 'storeManager' },
    });
    expect(await open()).toEqual([]);
    expect(await decide('store', 'publication', body.version, body.revision)).toMatchObject({ status: 200 });
  });

  test('M9 I9 whoever acts for a manager who is away is still one person', async () => {
    const { body } = await propose('store', { vatPercent: 6 });
    const manager = store.people.as('manager');
    const away = {
      from: new Date(Date.now() - 1_000).toISOString(),
      until: new Date(Date.now() + 3_600_000).toISOString(),
    };
    const set = await (
      await store.people.as('central')
    ).ask('/staff/manager/absence', {
      method: 'PUT',
      body: { ...away, deputy: 'store' },
    });
    expect(set.status).toBe(200);
    expect((await decide('store', 'publication', body.version, body.revision)).body.code).toBe('sameDecider');
    expect((await decide('supervisor', 'publication', body.version, body.revision)).body.code).toBe('forbidden');
    expect((await decide('manager', 'withdrawal', body.version, body.revision)).status).toBe(204);
    expect((await (await manager).post('/policies', {})).status).toBe(422);
  });

  test('M9 what was withdrawn is not published, and what took its place is not taken for it', async () => {
    const first = (await propose('manager', { vatPercent: 3 })).body;
    const second = await propose('store', { vatPercent: 4 });
    expect([second.status, second.body.code]).toEqual([409, 'proposalOpen']);
    expect((await decide('manager', 'withdrawal', first.version, first.revision)).status).toBe(204);
    expect((await decide('store', 'publication', first.version, first.revision)).status).toBe(404);
    const again = (await propose('manager', { vatPercent: 25 })).body;
    expect(again.version).toBe(first.version);
    // the store manager has read the first one
    expect((await decide('store', 'publication', first.version, first.revision)).body.code).toBe('versionStale');
    expect((await decide('ops', 'publication', again.version, again.revision)).status).toBe(200);
    const kept = await store.models.formerVersions.find({ record: `policyProposals:${STORE}:${brand}` }).lean();
    expect(kept.map(({ document }) => document['state'])).toContain('withdrawn');
  });

  test('M9 of two who publish at once one version comes about', async () => {
    const { version, revision } = (await propose('manager', { vatPercent: 13 })).body;
    const answers = await Promise.all(
      ['store', 'ops', 'central'].map((who) => decide(who, 'publication', version, revision)),
    );
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(await store.models.policies.countDocuments({ store: STORE, version })).toBe(1);
  });

  test('M9 a publication that died half way is finished by its repetition', async () => {
    const { version, revision } = (await propose('manager', { vatPercent: 12 })).body;
    const collection = store.models.policies.collection as { insertOne: unknown; insertMany: unknown };
    const { insertOne, insertMany } = collection;
    collection.insertOne = collection.insertMany = () => Promise.reject(new Error('the process dies here'));
    expect((await decide('store', 'publication', version, revision)).status).toBe(500);
    Object.assign(collection, { insertOne, insertMany });
    expect(await open()).toMatchObject([{ version, revision }]);
    expect((await decide('manager', 'publication', version, revision)).body.code).toBe('sameDecider');
    expect((await decide('ops', 'publication', version, revision)).body).toMatchObject({
      version,
      vatPercent: 12,
      publishedBy: { id: 'store' },
    });
  });

  test('M9 the first policy of a store needs nobody else', async () => {
    await store.models.policies.deleteMany({ store: STORE });
    await store.models.policyProposals.deleteMany({ store: STORE });
    expect((await propose('manager')).body).toMatchObject({
      state: 'published',
      version: 1,
      publishedBy: { id: 'manager' },
    });
    expect((await propose('manager', { vatPercent: 3 })).body.state).toBe('proposed');
    const other = await (
      await store.people.as('manager')
    ).post('/policies', { brand: 'other', content: contentOf(demoPolicy) });
    expect(other.body).toMatchObject({ state: 'proposed', version: 1 });
  });
});
