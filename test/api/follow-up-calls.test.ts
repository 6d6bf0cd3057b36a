import { FollowUpClient, answers } from '../../dev/fixtures/follow-up-client';
import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { maintenance } from '../../dev/fixtures/repair-order-client';
import { demoPolicy, drillPolicy } from '../../dev/fixtures/store';
import { commands } from '../../domain/follow-up/commands';
import { systemActor } from '../../domain/kernel/actor';
import { eventually } from '../support/eventually';
import { PdfReader } from '../support/pdf-reader';
import { departure } from '../support/simulate-follow-up';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
const reader = new PdfReader();
beforeAll(async () => {
  store = await createTestApi();
});
afterAll(async () => {
  await reader.close();
  await store.stop();
});

const DAY_MS = 86_400_000;
const get = async (who: string, path: string) => (await store.people.as(who)).get(path);
const numbersOn = async (who: string, query: string): Promise<readonly string[]> =>
  (await get(who, `/follow-ups?limit=100${query}`)).body.items.map(({ number }: { number: string }) => number);
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The follow-up of a car that left some days ago, at a store that calls at any hour. */
async function left(
  serial: number,
  daysAgo: number,
  customer: { readonly member?: boolean; readonly privateCustomer?: boolean },
) {
  const number = `FU-S01-20261101-${String(serial)}`;
  const policy = { ...demoPolicy, followUp: { ...demoPolicy.followUp, windows: [[0, 1440]] as const } };
  await store.processes.start('followUp', number, 'r', {
    departure: {
      ...departure,
      number,
      order: number.replace('FU', 'RO'),
      policy,
      specialist: 'cr',
      leftAt: Date.now() - daysAgo * DAY_MS,
      customer: { id: 'C-002', member: false, privateCustomer: false, ...customer },
    },
    by: systemActor,
  });
  return number;
}

test('G-23 CF-05 G-02 members stand first in the list, then private cars, then the others; of a day on which cars left, all of them', async () => {
  const other = await left(7001, 4, {});
  const own = await left(7002, 3, { privateCustomer: true });
  const member = await left(7003, 2.5, { member: true });
  await eventually('the list', async () => (await numbersOn('cr', '&open=true')).length === 3);
  expect(await numbersOn('cr', '&open=true')).toEqual([member, own, other]);
  const day = new Date(Date.now() - 4 * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);
  expect(await numbersOn('clerk', `&leftOn=${day}`)).toEqual([other]);
});

test('a call says what is next by whom; found by the plate; late ones alone, or first', async () => {
  const calls = async (query: string) => (await get('cr', `/follow-ups?limit=100${query}`)).body.items;
  const due = await eventually('a call that is due', async () =>
    (await calls('&stage=due')).find(({ next }: { next: object | null }) => next !== null),
  );
  expect(due.next.command).toBe('logCall');
  expect(due.next.roles.length).toBeGreaterThan(0);
  const found = await numbersOn('cr', `&q=${encodeURIComponent(due.plate)}`);
  expect(found).toContain(due.number);
  expect(await numbersOn('cr', '&q=nobody')).toEqual([]);
  const all = await calls('');
  const isLate = ({ overdue }: { overdue: boolean }) => overdue;
  const numbersOf = (rows: readonly { number: string }[]) => rows.map(({ number }) => number);
  expect(numbersOf(await calls('&late=true'))).toEqual(numbersOf(all.filter(isLate)));
  expect(numbersOf(await calls('&lateFirst=true'))).toEqual([
    ...numbersOf(all.filter(isLate)),
    ...numbersOf(all.filter((row: { overdue: boolean }) => !isLate(row))),
  ]);
});

test('G-18 a visit goes to the specialist with the fewest calls, whose list it is; the supervisor gives it to somebody who calls', async () => {
  await publishPolicy(store.people, drillPolicy);
  const visit = await maintenance(store.people, 12);
  const calls = await FollowUpClient.after(store.people, visit.number);
  expect(await calls.read()).toMatchObject({ specialist: 'cr' });
  await eventually('the list', async () => (await numbersOn('cr', '&specialist=cr')).includes(calls.number));
  expect(await numbersOn('cr', '&specialist=wang')).toEqual([]);
  const nobody = await calls.send('crsupervisor', 'assignCaller', { specialist: 'nobody' });
  expect([nobody.status, nobody.body.facts]).toEqual([404, { missing: 'specialist', id: 'nobody' }]);
  const cannot = await calls.send('crsupervisor', 'assignCaller', { specialist: 'wang' });
  expect([cannot.status, cannot.body.code]).toEqual([409, 'successorUnable']);
  await calls.refused('forbidden', 'wang', 'assignCaller', { specialist: 'cr' });
});

test('G-04 F-22 how the customer wished to be called at delivery goes with the call, and is kept', async () => {
  const wish = { at: '上班不方便', channel: 'wechat', days: 'weekend', partOfDay: 'evening' } as const;
  const visit = await maintenance(store.people, 14, 'MAINT-A', wish);
  const calls = await FollowUpClient.after(store.people, visit.number);
  const { at: words, ...rest } = wish;
  const { body } = await get('cr', `/follow-ups/${calls.number}`);
  expect(body.wish).toEqual({ words, ...rest });
  const local = new Date(Date.parse(body.callFrom) + 8 * 3_600_000);
  expect([0, 6]).toContain(local.getUTCDay());
  expect(local.getUTCHours()).toBeGreaterThanOrEqual(18);
  await calls.refused('callTooEarly', 'cr', 'logCall', { callId: 'K-1', channel: 'wechat', result: 'reached' });
});

test('G-16 G-17 G-24 the calls of today stand in the tracking table; a record is summarised, with what members say', async () => {
  const number = await left(7004, 3, { member: true });
  const calls = new FollowUpClient(store.people, number, '/follow-ups', commands.paths, 'cr');
  await calls.due();
  await calls.call('reached');
  await calls.record({ ownShortfalls: '周末排队', repairQuality: 3 });
  await eventually('the report', async () => {
    const { body } = await get('crsupervisor', `/follow-up-report?from=${today()}&to=${today()}`);
    return body.figures?.recorded === 1;
  });
  const { body } = await get('crsupervisor', `/follow-up-report?from=${today()}&to=${today()}`);
  expect(body.calls).toMatchObject([{ number, by: 'cr', reached: true, overall: 'satisfied', stage: 'recorded' }]);
  expect(body.members).toEqual([
    { number, ownShortfalls: '周末排队', othersStrengths: answers.othersStrengths, suggestions: answers.suggestions },
  ]);
  expect(body.ratings).toContainEqual({ question: 'repairQuality', mean: 3, answers: 1 });
  expect((await get('wang', `/follow-up-report?from=${today()}&to=${today()}`)).status).toBe(403);
  const filed = await (
    await store.people.as('crsupervisor')
  ).post('/improvement-reports', {
    about: 'calls',
    from: today(),
    to: today(),
    summary: '会员反映周末排队',
  });
  expect(filed.body).toMatchObject({ figures: { calls: 1, recorded: 1 }, suggestions: [] });
});

/** What a paper says, without the breaks of its lines. */
async function printed(who: string, path: string): Promise<string> {
  const { token } = await store.people.as(who);
  const response = await fetch(`${store.api.url}/api/v1${path}`, { headers: { Authorization: `Bearer ${token}` } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return (await reader.textOf(Buffer.from(await response.arrayBuffer()))).replaceAll(/\s/g, '');
}

test('L-40 G-17 what was recorded wrongly is corrected with a reason; the page, the paper and the report tell both', async () => {
  const number = await left(7005, 3, {});
  const calls = new FollowUpClient(store.people, number, '/follow-ups', commands.paths, 'cr');
  await calls.due();
  await calls.call('reached');
  await calls.record({ cleanliness: 5 });
  const questionnaire = { ...answers, cleanliness: 2, overall: 'average', whatWasWrong: '脚垫没擦' };
  await calls.refused('notAuthorOrSuperior', 'clerk', 'correctRecord', { questionnaire, reason: '我听到的不同' });
  await calls.refused('forbidden', 'manager', 'correctRecord', { questionnaire, reason: '不该扣分' });
  await calls.do('cr', 'correctRecord', { questionnaire, reason: '勾错一行' });
  expect(await calls.read()).toMatchObject({
    overall: 'average',
    corrections: [{ record: 'record', reason: '勾错一行', by: { id: 'cr' }, changed: expect.any(Array) }],
  });
  expect((await calls.events()).map(({ type }) => type)).toEqual(
    expect.arrayContaining(['followUpRecorded', 'recordCorrected']),
  );
  const form = await printed('cr', `/follow-ups/${number}/documents/record.pdf`);
  for (const words of ['更正', '清洁度52', '勾错一行', '满意一般']) expect(form).toContain(words);
  await eventually('the report', async () => {
    const { body } = await get('crsupervisor', `/follow-up-report?from=${today()}&to=${today()}`);
    return body.figures?.average === 1;
  });
});

test('G-17 G-16 the report on the calls of some days is printed, to be signed and filed', async () => {
  const number = await left(7006, 3, {});
  const calls = new FollowUpClient(store.people, number, '/follow-ups', commands.paths, 'cr');
  await calls.due();
  await calls.call('noAnswer');
  const path = `/follow-up-report/form.pdf?from=${today()}&to=${today()}`;
  const text = await eventually('the call on the paper', async () => {
    const found = await printed('crsupervisor', path);
    return found.includes(number) ? found : undefined;
  });
  const { figures } = (await get('crsupervisor', `/follow-up-report?from=${today()}&to=${today()}`)).body;
  for (const words of [
    '回访总结报告',
    `拨打次数Calls${figures.calls}`,
    '清洁度Cleanliness',
    '无人接听',
    '会员意见',
    '客户关系主管',
  ])
    expect(text).toContain(words);
  expect((await get('wang', path)).status).toBe(403);
});
