import type { Role } from '../../domain/kernel/actor';
import type { NoticeTemplate } from '../../domain/kernel/notice';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { STORE } from '../../dev/fixtures/store';
import { createTestApi, type TestApi } from '../support/test-api';

interface Told {
  readonly id: string;
  readonly number: string;
  readonly read: boolean;
  readonly kind: string;
  readonly topic: string;
}

let store: TestApi;
beforeEach(async () => {
  store = await createTestApi();
});
afterEach(() => store.stop());

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const order = 'RO-S01-20261122-0001';
let made = 0;

interface Given {
  readonly to?: { readonly role: Role; readonly person: string | null };
  readonly template?: NoticeTemplate;
  readonly about?: string;
  readonly at?: number;
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** Told in the application; to all service advisors, about an order, a minute and a half ago, where nothing else is said. */
async function tell({
  to = { role: 'serviceAdvisor', person: null },
  template = 'visitComplainedAbout',
  ...more
}: Given) {
  const { about = order, at = Date.now() - 1.5 * MINUTE, facts = { number: about } } = more;
  made += 1;
  const notice = { to, way: 'inApp' as const, template, facts, urgent: false };
  const id = `test ${made}`;
  await store.api.context.repositories.notices.tell({ id, about, store: STORE, zone: 'Asia/Shanghai', notice, at });
  return id;
}

const as = (who: string) => store.people.as(who);
const listed = async (who: string, query = ''): Promise<readonly Told[]> =>
  (await (await as(who)).get(`/notices/mine${query}`)).body.items;
const unread = async (who: string) => (await (await as(who)).get('/notices/mine/unread')).body;
const counts = async (who: string) => {
  const { acting, news, more } = await unread(who);
  return [acting, news, more];
};
const mark = async (who: string, notices: readonly string[], read: boolean) =>
  (await as(who)).post('/notices/mine/marks', { notices, read });
const readAll = async (who: string, seenAt: string, seen: readonly string[]) =>
  (await as(who)).post('/notices/mine/read-all', { seenAt, seen });

test('what one colleague has read of a notice to their role, the others have not', async () => {
  const id = await tell({});
  expect(await listed('wang')).toMatchObject([{ id, read: false }]);
  expect((await mark('wang', [id], true)).body).toMatchObject({ acting: 0, news: 0 });
  expect(await listed('wang')).toMatchObject([{ id, read: true }]);
  expect(await listed('li')).toMatchObject([{ id, read: false }]);
  expect(await counts('li')).toEqual([0, 1, false]);
});

test('several notices on one topic of one case count once, apart from news', async () => {
  const timer = { number: order, timer: 'T-11', reaction: 'remind', command: 'answerProgressCheck' };
  await tell({ template: 'deadline', facts: timer });
  await tell({ template: 'deadline', facts: timer });
  await tell({ template: 'escalation', facts: { ...timer, reaction: 'escalate' } });
  await tell({ template: 'deadline', facts: { ...timer, timer: 'T-13' } });
  await tell({ template: 'deadline', facts: timer, about: 'RO-S01-20261122-0002' });
  await tell({ template: 'departmentAnswered' });
  expect(await counts('wang')).toEqual([3, 1, false]);
  const topics = (await listed('wang')).map(({ topic }) => topic);
  expect([topics.length, new Set(topics).size]).toEqual([6, 4]);
});

test('what was read can be unread again, and counts again, also when everything was read since', async () => {
  const id = await tell({});
  const { asOf } = await unread('wang');
  await readAll('wang', asOf, [id]);
  expect(await counts('wang')).toEqual([0, 0, false]);
  expect((await mark('wang', [id], false)).body).toMatchObject({ news: 1 });
  expect(await listed('wang', '?unread=true')).toMatchObject([{ id, read: false }]);
  await readAll('wang', (await unread('wang')).asOf, []);
  expect(await listed('wang', '?unread=true')).toEqual([]);
});

test('who has read everything has not read what came meanwhile', async () => {
  const old = await tell({ at: Date.now() - 5 * MINUTE });
  const seen = await tell({ at: Date.now() - 1_000 });
  const { asOf } = await unread('wang');
  const meanwhile = await tell({ at: Date.now() - 500 });
  expect((await readAll('wang', asOf, [seen])).body).toMatchObject({ news: 1 });
  expect(await listed('wang')).toMatchObject([
    { id: meanwhile, read: false },
    { id: seen, read: true },
    { id: old, read: true },
  ]);
});

test('nobody reads ahead: a moment to come counts as now', async () => {
  await readAll('wang', new Date(Date.now() + 30 * DAY).toISOString(), []);
  await tell({ at: Date.now() });
  expect(await counts('wang')).toEqual([0, 1, false]);
});

test('what nobody has read for two weeks counts no more, and is still there', async () => {
  const id = await tell({ at: Date.now() - 15 * DAY });
  expect(await counts('wang')).toEqual([0, 0, false]);
  expect(await listed('wang')).toMatchObject([{ id, read: true }]);
});

test('nobody marks what they were not told', async () => {
  const id = await tell({ to: { role: 'cashier', person: null } });
  expect((await mark('wang', [id, 'no such notice'], true)).status).toBe(200);
  expect(await store.models.noticeMarks.find({}).lean()).toEqual([]);
  expect(await listed('cashier')).toMatchObject([{ id, read: false }]);
});

test('a list is narrowed by kind, case and what is unread, and goes on by its cursor without gap or repetition', async () => {
  const at = Date.now() - 2 * MINUTE;
  const news: string[] = [];
  // several of one moment, which a page may end between
  for (let index = 0; index < 12; index += 1) news.push(await tell({ at: at - (index % 3) }));
  const escalated = await tell({ template: 'handedUp', about: 'RO-S01-20261122-0003', at: at - 10 });
  const told: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await (await as('wang')).get(`/notices/mine?limit=5${cursor && `&cursor=${cursor}`}`);
    told.push(...(body.items as readonly Told[]).map(({ id }) => id));
    cursor = body.nextCursor as string | null;
  }
  expect(told.toSorted()).toEqual([...news, escalated].toSorted());
  expect(told.at(-1)).toBe(escalated);
  for (const query of ['?kind=escalated', '?acting=true', '?number=RO-S01-20261122-0003', '?unread=true&acting=true'])
    expect([query, (await listed('wang', query)).map(({ id }) => id)]).toEqual([query, [escalated]]);
  const pages: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const { body } = await (await as('wang')).get(`/notices/mine?unread=true&limit=5${next && `&cursor=${next}`}`);
    pages.push(...(body.items as readonly Told[]).map(({ id }) => id));
    next = body.nextCursor as string | null;
  }
  expect(pages).toEqual(told);
});

test('a list is narrowed to days of the store, both of them included, page by page', async () => {
  const midnight = Date.parse('2026-11-20T00:00:00+08:00');
  const before = await tell({ at: midnight - 1 });
  const first = await tell({ at: midnight });
  const middle: string[] = [];
  for (let index = 0; index < 3; index += 1) middle.push(await tell({ at: midnight + DAY }));
  const last = await tell({ at: midnight + 2 * DAY - 1 });
  const after = await tell({ at: midnight + 2 * DAY });
  const told: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const days = 'from=2026-11-20&to=2026-11-21&limit=2';
    const { body } = await (await as('wang')).get(`/notices/mine?${days}${next && `&cursor=${next}`}`);
    told.push(...(body.items as readonly Told[]).map(({ id }) => id));
    next = body.nextCursor as string | null;
  }
  expect([told[0], told.at(-1)]).toEqual([last, first]);
  expect(told.toSorted()).toEqual([first, ...middle, last].toSorted());
  const ids = async (query: string) => (await listed('wang', query)).map(({ id }) => id);
  expect(await ids('?to=2026-11-19')).toEqual([before]);
  expect(await ids('?from=2026-11-22')).toEqual([after]);
  expect((await ids(`?from=2026-11-21&number=${order}`)).length).toBe(5);
  expect(await ids('?from=2026-11-21&to=2026-11-20')).toEqual([]);
  expect((await (await as('wang')).get('/notices/mine?from=yesterday')).status).toBe(422);
});

test('a car of the house is called by its plate, a complaint by its number', async () => {
  const visit = await RepairOrderClient.open(store.people, 2);
  const complaint = await ComplaintClient.open(store.people, 6);
  await store.api.context.recorder.drain();
  const { plate } = (await (await as('wang')).get(`/repair-orders/${visit.number}`)).body;
  await tell({ template: 'handedUp', about: visit.number });
  await tell({ template: 'handedUp', about: complaint.number, at: Date.now() - MINUTE });
  const told = await listed('wang', '?kind=escalated');
  expect(told).toMatchObject([
    { plate: expect.stringMatching(/^沪/), en: { subject: `${complaint.number} has been passed up to you` } },
    { plate, en: { subject: `${plate} has been passed up to you` } },
  ]);
});

test('who stands in reads for themselves', async () => {
  const id = await tell({ to: { role: 'serviceAdvisor', person: 'wang' } });
  const from = new Date(Date.now() - MINUTE).toISOString();
  const until = new Date(Date.now() + DAY).toISOString();
  const absence = { from, until, deputy: 'li' };
  const { status } = await (await as('manager')).ask('/staff/wang/absence', { method: 'PUT', body: absence });
  expect(status).toBe(200);
  expect(await listed('li')).toMatchObject([{ id, read: false }]);
  await mark('li', [id], true);
  expect(await listed('wang')).toMatchObject([{ id, read: false }]);
});

test('H-39 whom a complaint is about counts and reads no notice of it', async () => {
  const complaint = await ComplaintClient.open(store.people, 6);
  const id = await tell({ to: { role: 'storeManager', person: null }, about: complaint.number, template: 'handedUp' });
  expect(await counts('store')).toEqual([1, 0, false]);
  await complaint.do('cr', 'nameAccused', { person: 'store', reason: '客户指名投诉店长' });
  await store.api.context.recorder.drain();
  expect(await counts('store')).toEqual([0, 0, false]);
  expect(await listed('store', `?number=${complaint.number}`)).toEqual([]);
  await mark('store', [id], true);
  expect(await store.models.noticeMarks.find({ person: 'store' }).lean()).toEqual([]);
});
