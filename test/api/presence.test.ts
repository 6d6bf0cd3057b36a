import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let visit: string;
beforeAll(async () => {
  store = await createTestApi();
  visit = (await RepairOrderClient.open(store.people, 2)).number;
  await store.api.context.recorder.drain();
});
afterAll(() => store.stop());
beforeEach(() => store.models.presences.deleteMany({}));

type Doing = 'reads' | 'writes' | 'leaves';
const say = async (who: string, number: string, doing: Doing = 'reads', tab = `tab-of-${who}`) =>
  (await store.people.as(who)).post(`/presences/${number}`, { tab, doing });
const others = async (...given: Parameters<typeof say>) => (await say(...given)).body.items;

test('who has a page open is told who else has, and who of them writes', async () => {
  expect(await others('wang', visit)).toEqual([]);
  expect(await others('li', visit, 'writes')).toEqual([{ person: 'wang', writing: false }]);
  expect(await others('wang', visit)).toEqual([{ person: 'li', writing: true }]);
  await say('li', visit, 'leaves');
  expect(await others('wang', visit)).toEqual([]);
});

test('several tabs of one person are one, who writes when one of them does; the last tab that leaves ends it', async () => {
  await say('li', visit, 'writes', 'first-tab');
  await say('li', visit, 'reads', 'second-tab');
  expect(await others('wang', visit)).toEqual([{ person: 'li', writing: true }]);
  await say('li', visit, 'leaves', 'first-tab');
  expect(await others('wang', visit)).toEqual([{ person: 'li', writing: false }]);
  expect(await others('li', visit, 'leaves', 'second-tab')).toEqual([{ person: 'wang', writing: false }]);
});

test('whoever is heard of no more counts no more, also before it is removed', async () => {
  await say('li', visit);
  const kept = await store.models.presences.findOne({ person: 'li' }).lean();
  expect(kept!.forgetAt.getTime()).toBeLessThanOrEqual(Date.now() + 60_000);
  await store.models.presences.updateOne({ _id: kept!._id }, { $set: { forgetAt: new Date(Date.now() - 1) } });
  expect(await others('wang', visit)).toEqual([]);
});

test('another API process tells the same', async () => {
  const other = await store.another();
  await say('li', visit);
  const { token } = await store.people.as('wang');
  const answer = await fetch(`${other.url}/api/v1/presences/${visit}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ tab: 'tab-of-wang', doing: 'reads' }),
  });
  expect(await answer.json()).toEqual({ items: [{ person: 'li', writing: false }] });
});

test('nobody is present at what they may not read, or what is not there', async () => {
  const complaint = await ComplaintClient.open(store.people, 3);
  await store.api.context.recorder.drain();
  expect((await say('gate', complaint.number)).status).toBe(404);
  expect((await say('cr', complaint.number)).status).toBe(200);
  await say('cr', complaint.number, 'leaves');
  expect((await say('wang', 'RO-S02-20261122-0001')).status).toBe(404);
  expect((await say('wang', visit.replace(/\d{4}$/, '9999'))).status).toBe(404);
  expect(await store.models.presences.find({}).lean()).toEqual([]);
});

test('H-39 whom a complaint is about is not told who has it open', async () => {
  const complaint = await ComplaintClient.open(store.people, 6);
  await store.api.context.recorder.drain();
  expect((await say('store', complaint.number)).status).toBe(200);
  await complaint.do('cr', 'nameAccused', { person: 'store', reason: '客户指名投诉店长' });
  await store.api.context.recorder.drain();
  await say('cr', complaint.number);
  expect((await say('store', complaint.number)).status).toBe(404);
});

test('presence is no reading, and is not written down', async () => {
  const before = await store.models.auditEntries.countDocuments({});
  await say('wang', visit);
  expect(await store.models.auditEntries.countDocuments({})).toBe(before);
});
