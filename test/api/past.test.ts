import { customerOf } from '../../dev/fixtures/customer-phone';
import type { Answer, ApiUser } from '../../dev/fixtures/api-users';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { FollowUpClient } from '../../dev/fixtures/follow-up-client';
import type { ProcessClient } from '../../dev/fixtures/process-client';
import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine, totalOf } from '../../dev/fixtures/scenarios';
import { customers, demoPolicy, drillPolicy } from '../../dev/fixtures/store';
import { eventually } from '../support/eventually';
import { edit } from '../support/master-data';
import { PdfReader } from '../support/pdf-reader';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
const reader = new PdfReader();
const oil = [menuLine('MAINT-A', 'L-1')];

type Body = Readonly<Record<string, unknown>>;
/** What was answered about now, and when. */
interface Seen {
  readonly at: string;
  readonly body: Body;
}

async function get(who: string | ApiUser, path: string, query: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const person = typeof who === 'string' ? await store.people.as(who) : who;
  return person.get(`${path}?${new URLSearchParams(query)}`);
}
const ask = async (who: string, path: string, query: Readonly<Record<string, string>>): Promise<Response> => {
  const { token } = await store.people.as(who);
  const headers = { Authorization: `Bearer ${token}` };
  return fetch(`${store.api.url}/api/v1${path}?${new URLSearchParams(query)}`, { headers });
};
/** Status, code and when to ask again, of what is answered once. */
async function refusalOf(
  who: string,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<readonly unknown[]> {
  const response = await ask(who, path, query);
  const { code } = (await response.json()) as { code: string };
  return [response.status, code, response.headers.get('retry-after')];
}
const textOf = async (paper: Response): Promise<string> => reader.textOf(Buffer.from(await paper.arrayBuffer()));

/** What everybody in the list is told now; nothing else happens within this millisecond. */
async function look<Command extends string>(
  client: ProcessClient<Command>,
  path: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, Seen>> {
  await store.api.context.recorder.drain();
  const before = Date.now();
  await eventually('the next millisecond', async () => Date.now() > before);
  const moment = Date.now();
  const at = new Date(moment).toISOString();
  const seen = new Map<string, Seen>();
  for (const who of people) {
    const { status, body } = await get(who, path, { minSequence: String(client.sequence) });
    if (status !== 200) throw new Error(`${who} is answered ${status}`);
    seen.set(who, { at, body: body as Body });
  }
  await eventually('the next millisecond', async () => Date.now() > moment);
  return seen;
}

/** Without what only a view of the past has, what the master data say now, and without minutes, which are rounded. */
const timeless = ({ asOf: _asOf, maintenance: _now, measures, ...body }: Body): Body => ({
  ...body,
  ...(measures !== undefined && { measures: { ...(measures as object), elapsedMinutes: 0 } }),
});

let visit: RepairOrderClient;
const visitSeen: ReadonlyMap<string, Seen>[] = [];
let complaint: ComplaintClient;
const complaintSeen: ReadonlyMap<string, Seen>[] = [];
let calls: FollowUpClient;
const callsSeen: ReadonlyMap<string, Seen>[] = [];
const ofVisit = ['wang', 'zhao', 'gate', 'ops', 'manager'];
const ofComplaint = ['cr', 'crmanager'];
const visitPath = (): string => `/repair-orders/${visit.number}`;

beforeAll(async () => {
  store = await createTestApi();
  await publishPolicy(store.people, drillPolicy);
  visit = await RepairOrderClient.open(store.people, 2);
  const seeVisit = async (): Promise<void> => void visitSeen.push(await look(visit, visitPath(), ofVisit));
  await seeVisit();
  await visit.receive();
  await seeVisit();
  await visit.takeIn();
  await visit.do('wang', 'startEstimate');
  await visit.offer(oil);
  await seeVisit();
  await visit.contract();
  await visit.dispatch();
  await seeVisit();
  complaint = await ComplaintClient.open(store.people, 2, { order: visit.number });
  const seeComplaint = async (): Promise<void> =>
    void complaintSeen.push(await look(complaint, `/complaints/${complaint.number}`, ofComplaint));
  await seeComplaint();
  await seeVisit();
  await complaint.toInvestigation();
  await seeComplaint();
  await complaint.toDecision();
  await seeComplaint();
  await visit.work(oil);
  await visit.check();
  await visit.prepare();
  await visit.accept();
  await seeVisit();
  const served = await RepairOrderClient.open(store.people, 8);
  await served.toWorkshop(oil);
  await served.complete(oil);
  calls = await FollowUpClient.after(store.people, served.number);
  const seeCalls = async (): Promise<void> =>
    void callsSeen.push(await look(calls, `/follow-ups/${calls.number}`, ['cr', 'wang']));
  await seeCalls();
  await calls.reach();
  await seeCalls();
  await calls.record({}, { problem: '脚垫没放回' });
  await seeCalls();
  await store.api.context.recorder.drain();
});
afterAll(async () => {
  await reader.close();
  await store.stop();
});

describe('what stood at a moment', () => {
  test.each([
    ['a repair order', visitPath, visitSeen],
    ['a complaint', () => `/complaints/${complaint.number}`, complaintSeen],
    ['a follow-up', () => `/follow-ups/${calls.number}`, callsSeen],
  ] as const)('%s: each reader is told of a moment what was told at that moment', async (_what, path, looks) => {
    expect(looks.length).toBeGreaterThan(2);
    for (const [index, seen] of looks.entries())
      for (const [who, { at, body }] of seen) {
        const { status, body: told } = await get(who, path(), { at });
        expect([who, index, status]).toEqual([who, index, 200]);
        expect(told.asOf).toMatchObject({ at });
        expect(timeless(told as Body)).toEqual(timeless(body));
      }
    expect(new Set(looks.map((seen) => [...seen.values()][0]!.body['stage'])).size).toBeGreaterThan(1);
  });

  test('it says until when nothing else happened, and of the last moment that nothing has since', async () => {
    const { at } = visitSeen[0]!.get('wang')!;
    const { body: events } = await get('wang', `${visitPath()}/events`, { limit: '100' });
    const next = (events.items as { at: string }[]).find((event) => Date.parse(event.at) > Date.parse(at))!;
    expect((await get('wang', visitPath(), { at })).body.asOf).toEqual({ at, until: next.at });
    const last = visitSeen.at(-1)!.get('wang')!;
    expect((await get('wang', visitPath(), { at: last.at })).body.asOf).toEqual({ at: last.at, until: null });
    expect((await get('wang', visitPath())).body).not.toHaveProperty('asOf');
  });

  test('a moment may be said with any offset, and holds what happened at it', async () => {
    const { body: events } = await get('wang', `${visitPath()}/events`, { limit: '3' });
    const [first, second] = events.items as { at: string; sequence: number }[];
    const local = new Date(Date.parse(second!.at) + 8 * 3_600_000).toISOString().replace('Z', '+08:00');
    const { body } = await get('wang', visitPath(), { at: local });
    expect(body.sequence).toBeGreaterThanOrEqual(second!.sequence);
    const before = await get('wang', visitPath(), { at: first!.at });
    expect(before.body).toMatchObject({ sequence: 1, stage: 'checkedIn' });
  });

  test('L-40 the events until a moment, page by page, and C-20 the evidence as it was then', async () => {
    const { at, body } = visitSeen[2]!.get('wang')!;
    const one = await get('wang', `${visitPath()}/events`, { at, limit: '4' });
    expect(one.body.nextAfter).toBe(4);
    const rest = await get('wang', `${visitPath()}/events`, { at, limit: '100', after: '4' });
    const told = [...one.body.items, ...rest.body.items] as { sequence: number; at: string }[];
    expect(told.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: body['sequence'] as number }, (_one, index) => index + 1),
    );
    expect(told.every((event) => event.at <= at)).toBe(true);
    const evidence = await get('wang', `${visitPath()}/evidence`, { at });
    expect(evidence.body.evidence).toEqual(body['evidence']);
    const now = await get('wang', `${visitPath()}/evidence`);
    expect(now.body.evidence.length).toBeGreaterThan(evidence.body.evidence.length);
  });

  test('a complaint about a visit is told of no moment before it was made, and then as it stood', async () => {
    const before = await get('wang', visitPath(), { at: visitSeen[3]!.get('wang')!.at });
    expect(before.body.complaints).toEqual([]);
    const then = await get('wang', visitPath(), { at: visitSeen[4]!.get('wang')!.at });
    expect(then.body.complaints).toMatchObject([{ number: complaint.number, stage: 'received' }]);
    expect((await get('wang', visitPath())).body.complaints).not.toMatchObject([{ stage: 'received' }]);
  });
});

test('F-11 money owed: nothing before the sheet, then its total, and after the payment nothing', async () => {
  const total = await visit.agree();
  const [unpaid] = (await look(visit, visitPath(), ['wang'])).values();
  await visit.pay(total);
  const [paid] = (await look(visit, visitPath(), ['wang'])).values();
  await visit.release();
  const owed = async ({ at }: Seen): Promise<unknown> => (await get('wang', visitPath(), { at })).body.arrears;
  expect(total).toBe(totalOf(oil));
  expect(await owed(visitSeen[0]!.get('wang')!)).toBeNull();
  expect(await owed(unpaid!)).toBe(total);
  expect(await owed(paid!)).toBe(0);
});

test('an order tells of a moment by the policy it was opened under, whatever was published since', async () => {
  const opened = await RepairOrderClient.open(store.people, 5);
  const seen = (await look(opened, `/repair-orders/${opened.number}`, ['wang'])).get('wang')!;
  await publishPolicy(store.people, demoPolicy, { guarantee: '质保一年' });
  const { body } = await get('wang', `/repair-orders/${opened.number}`, { at: seen.at });
  expect(body.policyVersion).toBe(seen.body['policyVersion']);
  expect(body.deadlines).toEqual(seen.body['deadlines']);
  const later = await RepairOrderClient.open(store.people, 6);
  expect((await later.read()).policyVersion).toBeGreaterThan(body.policyVersion as number);
});

describe('what is refused', () => {
  const began = async (path: string): Promise<string> =>
    ((await get('cr', `${path}/events`, { limit: '1' })).body.items as { at: string }[])[0]!.at;
  const paths = async (): Promise<readonly string[]> => [
    `/complaints/${complaint.number}`,
    `/follow-ups/${calls.number}`,
  ];

  test('a moment before the beginning: 404, and it says when it began', async () => {
    for (const path of await paths()) {
      const beganAt = await began(path);
      const at = new Date(Date.parse(beganAt) - 1).toISOString();
      for (const part of ['', '/events']) {
        const { status, body } = await get('cr', `${path}${part}`, { at });
        expect([status, body.code, body.facts]).toEqual([404, 'notBegunYet', { beganAt }]);
      }
    }
    const early = await get('wang', visitPath(), { at: '2000-01-01T00:00:00Z' });
    expect([early.status, early.body.code]).toEqual([404, 'notBegunYet']);
  });

  test('a moment that is still to come: 422, also in the year 2099 and a minute from now', async () => {
    for (const at of ['2099-01-01T00:00:00Z', new Date(Date.now() + 60_000).toISOString()])
      for (const path of [visitPath(), `${visitPath()}/events`, `${visitPath()}/evidence`, ...(await paths())]) {
        const who = path.startsWith('/repair') ? 'wang' : 'cr';
        const { status, body } = await get(who, path, { at });
        expect([path, status, body.code]).toEqual([path, 422, 'momentInFuture']);
        expect(Date.parse(body.facts.now)).toBeLessThanOrEqual(Date.now());
      }
  });

  test.each([
    'yesterday',
    '2026-11-26',
    '2026-11-26T10:30:00',
    '1764124200000',
    '2026-02-30T10:00:00Z',
    '1999-12-31T23:59:59Z',
    '',
  ])('what is no RFC 3339 instant: 422 for %j, with a pointer', async (at) => {
    for (const path of [visitPath(), `${visitPath()}/events`, `${visitPath()}/documents/repair-order.pdf`]) {
      const { status, body } = await get('wang', path, { at });
      expect([path, status, body.code]).toEqual([path, 422, 'invalid']);
      expect(body.errors[0].pointer).toBe('/at');
    }
  });

  test('two moments at once, and a moment of the live state: 422', async () => {
    const { at } = visitSeen[0]!.get('wang')!;
    const wang = await store.people.as('wang');
    expect((await wang.get(`${visitPath()}?at=${at}&at=${at}`)).status).toBe(422);
    expect((await get('wang', `${visitPath()}/live`, { at })).status).toBe(422);
  });

  test('another store and a number that is none: 404, as of now', async () => {
    const { at } = visitSeen[0]!.get('wang')!;
    for (const number of ['RO-S02-20261126-0001', 'RO-S01-20201126-9999'])
      for (const part of ['', '/evidence', '/documents/repair-order.pdf']) {
        const { status, body } = await get('wang', `/repair-orders/${number}${part}`, { at });
        expect([number, part, status, body.code]).toEqual([number, part, 404, 'notFound']);
      }
  });

  test('M-03 whoever may not read the present may not read the past', async () => {
    const { at } = complaintSeen[0]!.get('cr')!;
    for (const [who, path] of [
      ['zhao', `/follow-ups/${calls.number}`],
      ['zhao', `${visitPath()}/events`],
      ['zhao', `${visitPath()}/documents/repair-order.pdf`],
      ['zhao', `/complaints/${complaint.number}/evidence`],
    ] as const)
      expect([path, (await get(who, path, { at })).status]).toEqual([path, 403]);
  });

  test('the holder of a customer’s link, whose page shows the present only: 403', async () => {
    const customer = await customerOf(store.people, visit.number);
    const { at } = complaintSeen[0]!.get('cr')!;
    for (const path of [`/complaints/${complaint.number}`, `${visitPath()}/documents/repair-order.pdf`]) {
      const { status, body } = await get(customer, path, { at });
      expect([path, status, body.code]).toEqual([path, 403, 'pastForStaff']);
      expect([path, (await get(customer, path)).status]).toEqual([path, 200]);
    }
    for (const path of [visitPath(), `${visitPath()}/events`])
      expect([path, (await get(customer, path, { at })).status]).toEqual([path, 403]);
  });

  test('a log with an event missing: 503, and no state that never was', async () => {
    const opened = await RepairOrderClient.open(store.people, 7);
    await opened.receive();
    const path = `/repair-orders/${opened.number}`;
    const { at } = (await look(opened, path, ['wang'])).get('wang')!;
    const events = store.models.events;
    const taken = await events.findOne({ process: opened.number, sequence: 3 }).lean();
    await events.deleteOne({ _id: taken!._id });
    for (const query of [path, `${path}/events`, `${path}/documents/pre-inspection.pdf`])
      expect([query, ...(await refusalOf('wang', query, { at }))]).toEqual([query, 503, 'logIncomplete', '5']);
    await events.create(taken!);
    expect((await get('wang', path, { at })).status).toBe(200);
    // what the process has said and the log has not got yet
    const last = await events.findOne({ process: opened.number, sequence: opened.sequence }).lean();
    await events.deleteOne({ _id: last!._id });
    expect(await refusalOf('wang', path, { at })).toEqual([503, 'logIncomplete', '5']);
    await events.create(last!);
  });
});

test('a view of the past commands nothing: its sequence is refused once the process has gone on, and it has no ETag', async () => {
  const opened = await RepairOrderClient.open(store.people, 9);
  const path = `/repair-orders/${opened.number}`;
  const { at, body } = (await look(opened, path, ['wang'])).get('wang')!;
  await opened.do('wang', 'noteCondition', { note: '左前门划痕' });
  const past = await get('wang', path, { at });
  expect(past.headers.get('ETag')).toBeNull();
  expect(past.body.sequence).toBe(body['sequence']);
  const wang = await store.people.as('wang');
  const sending = { method: 'POST', body: { commands: [{ type: 'noteCondition', note: '右前门划痕' }] } } as const;
  const sent = await wang.ask(`${path}/commands?at=${at}`, sending);
  expect([sent.status, sent.body.code]).toEqual([422, 'invalid']);
  const stale = await wang.ask(`${path}/commands`, { ...sending, headers: { 'If-Match': `"${past.body.sequence}"` } });
  expect([stale.status, stale.body.code]).toEqual([412, 'processMovedOn']);
});

describe('who somebody is, is what is known now', () => {
  const tells = async (path: string, at: string): Promise<readonly string[]> => [
    await textOf(await ask('wang', `${path}/documents/repair-order.pdf`, { at })),
    ...(await Promise.all(['wang', 'zhao'].map(async (who) => JSON.stringify((await get(who, path, { at })).body)))),
  ];

  test('M-03 a name and phone that were corrected since do not come back, on no page and no paper', async () => {
    const opened = await RepairOrderClient.open(store.people, 10);
    await opened.toContract(oil);
    const path = `/repair-orders/${opened.number}`;
    const { at } = (await look(opened, path, ['wang'])).get('wang')!;
    const known = customers[9]!;
    expect((await tells(path, at))[0]).toContain(known.name);
    const clerk = await store.people.as('clerk');
    const change = { name: '已更正', phone: '13911112222' };
    expect((await edit(clerk, `/customers/${known._id}`, change)).status).toBe(200);
    // while the order is open, another number takes a second person
    const second = await (
      await store.people.as('li')
    ).post(`/customers/${known._id}/phone-request`, { phone: change.phone });
    expect(second.status).toBe(200);
    const [paper, ...pages] = await tells(path, at);
    expect(paper).toContain('已更正');
    for (const told of [paper, ...pages]) for (const old of [known.name, known.phone]) expect(told).not.toContain(old);
  });

  test('M-03 of a customer who was merged since, the papers of then name the record that stays', async () => {
    const clerk = await store.people.as('clerk');
    const opened = await RepairOrderClient.open(store.people, 13);
    await opened.toContract(oil);
    const path = `/repair-orders/${opened.number}`;
    const { at } = (await look(opened, path, ['wang'])).get('wang')!;
    const [old, kept] = [customers[12]!, customers[13]!];
    expect((await clerk.post(`/customers/${old._id}/merge`, { into: kept._id })).status).toBe(200);
    const [paper] = await tells(path, at);
    const now = await textOf(await ask('wang', `${path}/documents/repair-order.pdf`, {}));
    expect(now).toContain(kept.name);
    expect(paper).toContain(kept.name);
    expect(paper).not.toContain(old.phone);
  });

  test('a driver does not learn from the past where the customer lives', async () => {
    const opened = await RepairOrderClient.open(store.people, 11);
    await opened.do('wang', 'assignDriver', { transportId: 'T-1', task: 'delivery', driver: 'driver' });
    const path = `/repair-orders/${opened.number}`;
    const { at, body } = (await look(opened, path, ['driver'])).get('driver')!;
    expect(body['contact']).not.toBeNull();
    const past = await get('driver', path, { at });
    expect([past.status, past.body.contact]).toEqual([200, null]);
  });

  test('L-39 whoever a complaint no longer waits for reads of its past no more than of its present', async () => {
    const own = await ComplaintClient.open(store.people, 12);
    const path = `/complaints/${own.number}`;
    await own.do('cr', 'offerOwnership', { to: 'parts', reason: '配件问题' });
    const { at, body } = (await look(own, path, ['parts'])).get('parts')!;
    expect(body).toMatchObject({ view: 'work', words: '修完还是响' });
    expect((await get('parts', path, { at })).body).toMatchObject({ view: 'work', words: '修完还是响' });
    await own.do('cr', 'offerOwnership', { to: 'crmanager', reason: '投诉升级' });
    await own.read();
    const past = await get('parts', path, { at });
    expect([past.status, past.body.view]).toEqual([200, 'brief']);
    expect(JSON.stringify(past.body)).not.toContain('修完还是响');
  });
});

describe('papers as of then', () => {
  test('a paper says of which moment it is, holds what stood then, and is the same file again', async () => {
    const { at } = visitSeen[2]!.get('wang')!;
    const path = `${visitPath()}/documents/estimate.pdf`;
    const one = await ask('wang', path, { at });
    expect([one.status, one.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const bytes = Buffer.from(await one.arrayBuffer());
    const text = await reader.textOf(bytes);
    for (const words of ['截至20', '不是现状', 'Asof20', '估价单', visit.number]) expect(text).toContain(words);
    expect(Buffer.from(await (await ask('wang', path, { at })).arrayBuffer()).equals(bytes)).toBe(true);
    const now = await ask('wang', path, {});
    expect(now.headers.get('x-fingerprint')).not.toBe(one.headers.get('x-fingerprint'));
    expect(await textOf(now)).not.toContain('截至');
    const { body } = await get('wang', `${visitPath()}/documents/settlement.pdf`, { at });
    expect(body.code).toBe('documentNotReady');
  });

  test('an exit pass of the past opens no gate: the code is left out', async () => {
    const path = `${visitPath()}/documents/exit-pass.pdf`;
    await store.api.context.recorder.drain();
    const { at } = (await look(visit, visitPath(), ['wang'])).get('wang')!;
    const [now, then] = [await textOf(await ask('wang', path, {})), await textOf(await ask('wang', path, { at }))];
    expect(now).toContain('仅限本车牌');
    expect(then).not.toContain('仅限本车牌');
    expect(then).toContain('截至');
  });

  test('H-07 G-14 the form of a complaint and the slip of a call, as of then', async () => {
    const early = complaintSeen[0]!.get('cr')!.at;
    const path = `/complaints/${complaint.number}/documents/registration.pdf`;
    const text = await textOf(await ask('cr', path, { at: early }));
    expect(text).toContain('截至');
    expect(text).not.toContain('免费返修并延长质保三个月');
    expect(await textOf(await ask('cr', path, {}))).toContain('免费返修并延长质保三个月');
    const slip = `/follow-ups/${calls.number}/documents/quick-handling.pdf`;
    expect((await ask('cr', slip, { at: callsSeen[0]!.get('cr')!.at })).status).toBe(409);
    expect(await textOf(await ask('cr', slip, { at: callsSeen[2]!.get('cr')!.at }))).toContain('截至');
  });
});

test('while the database is away the past cannot be told: 503', async () => {
  const { repositories } = store.api.context;
  class MongoServerSelectionError extends Error {}
  const until = jest.spyOn(repositories.events, 'until').mockRejectedValue(new MongoServerSelectionError('away'));
  const refusal = await refusalOf('wang', visitPath(), { at: visitSeen[0]!.get('wang')!.at });
  until.mockRestore();
  expect(refusal).toEqual([503, 'unavailable', '5']);
});

test('what is asked of the past is written down as what is asked of now: a paper names a person', async () => {
  const { at } = visitSeen[3]!.get('wang')!;
  await ask('wang', `${visitPath()}/documents/repair-order.pdf`, { at });
  const about = `repairOrder:${visit.number}`;
  const read = await get('store', '/audit-log', { about });
  expect(read.body.items[0]).toMatchObject({ operation: 'repairOrder.print', who: 'wang', about, personCount: 1 });
});

test('time: a deadline runs, then it has passed while the command is awaited, then it is no more', async () => {
  const late = await RepairOrderClient.open(store.people, 4);
  await late.toContract(oil);
  const path = `/repair-orders/${late.number}`;
  const running = (await look(late, path, ['wang'])).get('wang')!;
  const due = (running.body['deadlines'] as { at: string; event: { type: string; key: string } }[]).find(
    ({ event }) => event.type === 'deadlinePassed',
  )!;
  store.processes.passTime(Date.parse(due.at) - Date.now() + 1_000);
  await store.api.context.recorder.drain();
  const rung = await eventually('the deadline', async () => {
    const { body } = await get('wang', `${path}/events`, { limit: '100' });
    return (body.items as { key?: string; at: string }[]).find(({ key }) => key === due.event.key);
  });
  const before = await get('wang', path, { at: new Date(Date.parse(rung.at) - 1).toISOString() });
  expect(before.body.passedDeadlines).toEqual([]);
  expect(before.body.deadlines).toContainEqual(expect.objectContaining({ at: due.at }));
  const after = await get('wang', path, { at: rung.at });
  expect(after.body.passedDeadlines).toContainEqual(expect.objectContaining({ key: due.event.key, at: due.at }));
});
