import type { ApiUser } from '../../dev/fixtures/api-users';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { ERASED_TEXT } from '../../domain/personal-data/texts';
import { createLog } from '../../platform/log';
import { RetentionJob } from '../../platform/retention-job';
import { createTestApi, type TestApi } from '../support/test-api';

const WORDS = '副驾座位下有异响';
const YEAR_MS = 366 * 86_400_000;
let store: TestApi;
let wang: ApiUser;
let boss: ApiUser;
let ended: RepairOrderClient;
let open: RepairOrderClient;
beforeAll(async () => {
  store = await createTestApi();
  wang = await store.people.as('wang');
  boss = await store.people.as('store');
  const arrival = { mode: 'selfDrive', symptoms: WORDS };
  ended = await RepairOrderClient.open(store.people, 2, { arrival });
  await ended.toContract([menuLine('MAINT-A', 'L-1')]);
  await wang.post(`/repair-orders/${ended.number}/cancellation`, { reason: WORDS });
  await ended.all([
    ['cashier', 'payFee', { amount: 10_000, method: 'cash' }],
    ['cashier', 'issueExitPass'],
  ]);
  await ended.openGate();
  open = await RepairOrderClient.open(store.people, 3, { arrival });
  await store.api.context.recorder.drain();
});
afterAll(() => store.stop());

const sweep = (now: number) =>
  new RetentionJob({ models: store.models, files: store.api.context.files, log: createLog('test', 'silent') }).sweep(
    new AbortController().signal,
    now,
  );
const wordsOf = async ({ number }: RepairOrderClient) =>
  JSON.stringify((await wang.get(`/repair-orders/${number}/events?limit=100`)).body);

test('M-06 nothing goes before its time, and the dry run says so', async () => {
  const { status, body } = await boss.get('/retention');
  expect([status, body]).toEqual([
    200,
    {
      retention: {
        visitWordsYears: 10,
        complaintWordsYears: 10,
        callWordsYears: 3,
        sendingDays: 400,
        answerWorkingDays: 15,
      },
      due: 0,
      oldest: null,
      orders: [],
      complaints: [],
      followUps: [],
      appointments: [],
      heldCount: 0,
      held: [],
      lastRun: null,
    },
  ]);
  await sweep(Date.now() + 9 * YEAR_MS);
  expect(await wordsOf(ended)).toContain(WORDS);
  expect((await boss.get('/retention')).body.lastRun).toEqual({ at: expect.any(String), gone: 0 });
});

test('M-06 the dry run names what goes next, the oldest of it, and what stays and why', async () => {
  const soon = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 10.5 * YEAR_MS);
  const old = store.api.context.repositories.retention.old(
    'S01',
    (await store.api.context.repositories.policies.newest('S01'))!,
    Date.now(),
  );
  const found = [];
  for await (const one of old) found.push([one.number, one.heldBy]);
  soon.mockRestore();
  expect(found).toContainEqual([ended.number, null]);
  expect(found).toContainEqual([open.number, 'itself']);
});

test('M-06 ten years after its end the words of a visit go; what is open stays, however old', async () => {
  const before = (await wang.get(`/repair-orders/${ended.number}`)).body;
  await sweep(Date.now() + 10 * YEAR_MS);
  expect(await wordsOf(ended)).not.toContain(WORDS);
  expect(await wordsOf(open)).toContain(WORDS);
  const after = (await wang.get(`/repair-orders/${ended.number}`)).body;
  expect([after.stage, after.sequence]).toEqual([before.stage, before.sequence]);
  expect(JSON.stringify(after)).toContain(ERASED_TEXT);
  expect(JSON.stringify(await store.models.events.find({ process: ended.number }).lean())).not.toContain(WORDS);
  expect(await store.models.forgottenWords.find({}, { _id: 1 }).lean()).toEqual([{ _id: ended.number }]);
});

test('M-06 a second time it finds nothing to do, and the customer is still the customer', async () => {
  const rebuilt = async () => (await store.models.orders.findOne({ _id: ended.number }).lean())?.rebuilt;
  const before = await rebuilt();
  await sweep(Date.now() + 12 * YEAR_MS);
  expect(await rebuilt()).toBe(before);
  expect((await wang.get('/customers/C-002')).body.erasedAt).toBeNull();
});

test('M-06 F-11 what is owed of a visit holds its words, however long the car is gone', async () => {
  const visit = await RepairOrderClient.open(store.people, 4, { arrival: { mode: 'selfDrive', symptoms: WORDS } });
  await store.api.context.recorder.drain();
  await store.models.orders.updateOne({ _id: visit.number }, { $set: { open: false, arrearsDue: '2026-12-31' } });
  await sweep(Date.now() + 12 * YEAR_MS);
  expect(await wordsOf(visit)).toContain(WORDS);
  await store.models.orders.updateOne({ _id: visit.number }, { $set: { arrearsDue: null } });
  await sweep(Date.now() + 12 * YEAR_MS);
  expect(await wordsOf(visit)).not.toContain(WORDS);
});

test('M-06 a complaint about the visit holds its words', async () => {
  const visit = await RepairOrderClient.open(store.people, 5, { arrival: { mode: 'selfDrive', symptoms: WORDS } });
  await store.api.context.recorder.drain();
  await store.models.orders.updateOne({ _id: visit.number }, { $set: { open: false } });
  await store.models.complaints.create({
    _id: 'CP-S01-20261127-7777',
    store: 'S01',
    sequence: 1,
    open: true,
    dueAt: null,
    state: '{}',
    stage: 'assigned',
    kind: 'complaint',
    level: 0,
    owner: 'x',
    complainant: 'C-005',
    vehicle: null,
    order: visit.number,
    receivedAt: Date.now(),
  });
  await sweep(Date.now() + 12 * YEAR_MS);
  expect(await wordsOf(visit)).toContain(WORDS);
  await store.models.complaints.deleteOne({ order: visit.number });
  await sweep(Date.now() + 12 * YEAR_MS);
  expect(await wordsOf(visit)).not.toContain(WORDS);
});

test('M-06 the periods are limited: nobody sets one of no years, or for ever', async () => {
  const manager = await store.people.as('manager');
  const [policy] = (await manager.get('/policies')).body.items;
  const { store: _s, brand, version: _v, ...content } = policy;
  for (const visitWordsYears of [0, 31, 1.5]) {
    const wanted = { ...content, retention: { ...content.retention, visitWordsYears } };
    expect((await manager.post('/policies', { brand, content: wanted })).status).toBe(422);
  }
});
