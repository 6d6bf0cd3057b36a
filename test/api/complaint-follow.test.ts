import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import * as scenarios from '../../dev/fixtures/complaint-scenarios';
import { CustomerPage } from '../../dev/fixtures/customer-page';
import { linkOnPhone } from '../../dev/fixtures/customer-phone';
import { maintenance, RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine, scan } from '../../dev/fixtures/scenarios';
import { eventually } from '../support/eventually';
import { edit } from '../support/versioned-api';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => (store = await createTestApi()));
afterAll(() => store.stop());

interface Items {
  readonly content: { readonly items: readonly { readonly code: string }[] };
}

const as = (who: string) => store.people.as(who);
const known = () => store.api.context.recorder.drain();
const read = async (number: string, who = 'crmanager') =>
  (await (await as(who)).get(`/complaints/${number}/live`)).body;
const opened = (card: number, change: object = {}, who = 'cr') => ComplaintClient.open(store.people, card, change, who);

/** A complaint whose customer is content, and whose measure is the workshop's. */
async function evaluated(card: number): Promise<ComplaintClient> {
  const complaint = await opened(card);
  await complaint.toInvestigation();
  await complaint.solve();
  await complaint.do(...scenarios.revisit());
  await complaint.all(scenarios.close.slice(0, 2));
  return complaint;
}

describe('H-35 a measure', () => {
  test('H-35 is read, reported and checked when the complaint is closed, and ends the process', async () => {
    const complaint = await evaluated(2);
    await complaint.do('crsupervisor', 'reassignMeasure', { measureId: 'M-1', owner: 'wu', reason: '由班组落实' });
    await known();
    const wu = await as('wu');
    expect((await wu.get('/tasks/mine')).body.items).toContainEqual(
      expect.objectContaining({ number: complaint.number, what: 'reportMeasure' }),
    );
    expect(JSON.stringify((await wu.get('/notices/mine')).body)).toContain('刹车作业增加润滑复核项');
    const shown = (await wu.get(`/complaints/${complaint.number}`)).body;
    expect(shown).toMatchObject({ view: 'work', evaluation: { measures: [{ owner: 'wu' }] } });
    expect(shown).not.toHaveProperty('complainant');
    await complaint.refused('forbidden', 'wu', 'checkMeasure', { measureId: 'M-1', effective: true, finding: 'x' });
    await complaint.do('wu', 'reportMeasure', { measureId: 'M-1', result: '班组已培训' });
    await complaint.do('manager', 'checkMeasure', { measureId: 'M-1', effective: true, finding: '抽查合格' });
    await known();
    expect(await read(complaint.number)).toMatchObject({
      stage: 'closedArchived',
      actions: [],
      evaluation: { measures: [{ doneBy: 'wu', checkedBy: 'manager' }] },
    });
    await complaint.refused('processClosed', 'wu', 'reportMeasure', { measureId: 'M-1', result: 'x' });
  });
  test('H-35 a closed complaint is in no queue, and its customer reads that it is over', async () => {
    const complaint = await evaluated(3);
    await known();
    const open = (await (await as('cr')).get('/complaints?open=true&limit=100')).body.items as { number: string }[];
    expect(open.some(({ number }) => number === complaint.number)).toBe(false);
    const link = await (await as('cr')).post(`/complaints/${complaint.number}/customer-links`);
    expect(link).toMatchObject({ status: 409, body: { code: 'notDuringStage' } });
  });
});

describe('causes, classes and departments are lists of the store', () => {
  const conclusion = { facts: 'x', cause: 'x', responsiblePerson: 'zhao', departmentHead: 'workshop' };
  test('H-22 H-32 a cause or class that is not in the list of the store, or not in use, is refused', async () => {
    const complaint = await opened(4);
    await complaint.toInvestigation();
    const unknown = await complaint.send('workshop', 'concludeInvestigation', { ...conclusion, causeCode: 'WEATHER' });
    expect(unknown).toMatchObject({ status: 404, body: { facts: { missing: 'causeCode', id: 'WEATHER' } } });
    const unused = await edit(await as('store'), '/settings/cause-codes', ({ content: { items } }: Items) => ({
      items: items.map((one) => (one.code === 'PRICE' ? { ...one, active: false } : one)),
    }));
    expect(unused.status).toBe(200);
    await complaint.refused('notFound', 'workshop', 'concludeInvestigation', { ...conclusion, causeCode: 'PRICE' });
    await complaint.do('workshop', 'concludeInvestigation', { ...conclusion, causeCode: 'DELAY' });
  });
  test('H-18 a department is one of the list, and is kept by the name under which it is counted', async () => {
    const complaint = await opened(5);
    await complaint.toJudgement();
    const [who, command, judgement] = scenarios.founded();
    await complaint.refused('notFound', who, command, { ...judgement, department: '车 间' });
    await complaint.do(who, command, { ...judgement, department: 'workshop' });
    expect((await read(complaint.number)).department).toBe('车间');
  });
});

describe('M5 links to a complaint', () => {
  test('M5 are listed with who made and opened them, and a withdrawn one opens nothing', async () => {
    const complaint = await opened(6);
    const cr = await as('cr');
    await known();
    const path = `/complaints/${complaint.number}/customer-links`;
    const { id } = (await cr.post(path)).body as { id: string };
    const secret = await linkOnPhone(store.people, complaint.number, id);
    expect((await store.people.stranger.post('/customer-sessions', { secret })).status).toBe(201);
    expect((await cr.get(path)).body.items).toMatchObject([{ id, way: 'sent', by: 'cr', uses: 1, usable: true }]);
    expect((await (await as('zhao')).get(path)).status).toBe(403);
    expect((await cr.ask(`${path}/${'0'.repeat(24)}`, { method: 'DELETE' })).status).toBe(404);
    expect((await cr.ask(`${path}/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await store.people.stranger.post('/customer-sessions', { secret })).status).toBe(401);
    expect((await cr.get(path)).body.items).toMatchObject([{ id, usable: false, revokedAt: expect.any(String) }]);
  });
});

describe('S-26 an acceptance that the customer did not give', () => {
  const receiptPage = async ({ number }: ComplaintClient) => {
    await known();
    const tray = (await (await as('wang')).get('/message-tray?limit=100')).body.items as { text: string }[];
    const told = tray.find(({ text }) => text.includes(number) && text.includes('不是我'));
    const secret = /\/c#([A-Za-z0-9_-]{43})/.exec(told?.text ?? '')?.[1];
    return secret === undefined ? undefined : CustomerPage.open(store.api.url, secret);
  };
  test('S-26 is told to the phone on file; by that receipt it becomes an urgent case of the store manager, once, without those who recorded it', async () => {
    const complaint = await opened(7);
    await complaint.toInvestigation();
    await complaint.toDecision();
    await complaint.all(scenarios.decide());
    await complaint.do(...scenarios.accept);
    const page = await eventually('the receipt', () => receiptPage(complaint));
    const { hash } = (await read(complaint.number)).evidence[0] as { hash: string };
    const action = `/c/complaints/${complaint.number}/evidence/${hash}/disowned`;
    expect(await page.read()).toContain(hash);
    for (let times = 0; times < 2; times++) expect(await page.press(action)).toBe(303);
    await known();
    const urgent = (await (await as('store')).get('/complaints?kind=urgentOnSite&limit=100')).body.items as {
      number: string;
    }[];
    expect(urgent).toHaveLength(1);
    const number = urgent[0]!.number;
    expect(await read(number, 'store')).toMatchObject({
      owner: { id: 'store', role: 'storeManager' },
      disowned: hash,
      forerunners: [complaint.number],
      accused: expect.arrayContaining([expect.objectContaining({ person: 'cr' })]),
    });
    expect((await (await as('cr')).get(`/complaints/${number}`)).status).toBe(404);
    // the list of links is of those that staff made
    const links = await (await as('crmanager')).get(`/complaints/${complaint.number}/customer-links`);
    expect(links.body.items).toEqual([]);
  });
  test('S-26 nobody disowns what is not theirs: another complaint, or a hash that was made up', async () => {
    const complaint = await opened(8);
    const other = await opened(9);
    await other.do(...scenarios.register);
    await other.do(...scenarios.answerAtOnce('已重开发票'));
    await known();
    const { id } = (await (await as('cr')).post(`/complaints/${complaint.number}/customer-links`)).body;
    const secret = await linkOnPhone(store.people, complaint.number, id as string);
    const page = await CustomerPage.open(store.api.url, secret);
    const { hash } = (await read(other.number)).evidence[0] as { hash: string };
    for (const path of [
      `/c/complaints/${other.number}/evidence/${hash}/disowned`,
      `/c/complaints/${complaint.number}/evidence/${hash}/disowned`,
      `/c/complaints/${complaint.number}/evidence/${'a'.repeat(64)}/disowned`,
    ])
      expect(await page.send(path)).toBe(404);
  });
});

describe('H-29 a refund', () => {
  test('H-29 is looked up in the account of the visit, is offered once, and a typed number is none', async () => {
    const oil = [menuLine('MAINT-A', 'L-1')];
    const visit = await RepairOrderClient.open(store.people, 10);
    await visit.toWorkshop(oil);
    await visit.work(oil);
    await visit.check();
    await visit.prepare();
    await visit.accept();
    await visit.pay(await visit.agree());
    const approved = { answer: 'approved', reason: '已核对' };
    await visit.do('settlement', 'requestCreditNote', { adjustmentId: 'J-1', amount: 5_000, reason: '投诉退款' });
    await visit.do('supervisor', 'decideAdjustment', { adjustmentId: 'J-1', ...approved });
    await visit.do('cashier', 'requestRefund', { adjustmentId: 'J-2', amount: 5_000, reason: '投诉退款' });
    await visit.do('finance', 'decideAdjustment', { adjustmentId: 'J-2', ...approved });
    const refundsOf = async ({ number }: ComplaintClient) => {
      await known();
      return (await (await as('workshop')).get(`/complaints/${number}/refunds`)).body.items;
    };
    const ready = async (card: number): Promise<ComplaintClient> => {
      const complaint = await opened(card, { order: visit.number });
      await complaint.toInvestigation();
      await complaint.all(scenarios.investigate);
      const refund = { candidateId: 'S-1', kind: 'refund', text: '退工时费', cost: 5_000, department: '财务' };
      await complaint.do('manager', 'proposeSolution', refund);
      await complaint.do('workshop', 'submitCandidates', { whyOnlyOne: '退款即可' });
      await complaint.all(scenarios.decide());
      await complaint.do('cr', 'acceptSolution', { candidateId: 'S-1', cost: 5_000, consent: scan('refund') });
      await complaint.all(scenarios.carryOut.slice(0, -1));
      return complaint;
    };
    const complaint = await ready(10);
    expect(await refundsOf(complaint)).toEqual([]);
    const done = { cost: 5_000, words: '已退款' };
    await complaint.refused('refundUnknown', 'workshop', 'finishImplementation', { ...done, refund: 'J-2' });
    await visit.do('cashier', 'payRefund', { adjustmentId: 'J-2', method: 'cash' });
    expect(await refundsOf(complaint)).toMatchObject([{ refund: 'J-2', amount: 5_000 }]);
    await complaint.refused('refundMissing', 'workshop', 'finishImplementation', { ...done, paymentReference: 'X-1' });
    await complaint.do('workshop', 'finishImplementation', { ...done, refund: 'J-2' });
    const twin = await ready(10);
    expect(await refundsOf(twin)).toEqual([]);
    await twin.refused('refundUnknown', 'workshop', 'finishImplementation', { ...done, refund: 'J-2' });
  });
});

describe('who hears of it', () => {
  test('H-38 the advisor of the visit is of the team, and of a linked visit; not where it is about them', async () => {
    const visit = await maintenance(store.people, 11);
    const complaint = await opened(11, { order: visit.number });
    expect((await read(complaint.number)).advisor).toBe('wang');
    await known();
    expect(JSON.stringify((await (await as('wang')).get('/notices/mine')).body)).toContain(complaint.number);
    const about = await opened(11, { order: visit.number, accused: ['wang'] });
    expect((await read(about.number)).advisor).toBeUndefined();
    const unlinked = await opened(11);
    await unlinked.do('cr', 'linkOrder', { order: visit.number });
    expect((await read(unlinked.number)).advisor).toBe('wang');
  });
  test('H-42 a media case is the customer-service manager’s, or the store manager’s where that one is accused', async () => {
    const complaint = await opened(12);
    await complaint.do('cr', 'raiseFlag', { flag: 'mediaCrisis', reason: '热搜' });
    expect((await read(complaint.number)).owner).toEqual({ id: 'crmanager', role: 'crManager' });
    const about = await opened(13, { accused: ['crmanager'] });
    await about.do('cr', 'raiseFlag', { flag: 'mediaCrisis', reason: '热搜' });
    expect((await read(about.number, 'store')).owner).toEqual({ id: 'store', role: 'storeManager' });
  });
  test('H-06 an opinion reaches the head of each department in words', async () => {
    const set = await edit(await as('store'), '/settings/departments', ({ content: { items } }: Items) => ({
      items: items.map((one) => (one.code === 'front-desk' ? { ...one, head: 'supervisor' } : one)),
    }));
    expect(set.status).toBe(200);
    const complaint = await opened(14, { kind: 'opinion', words: '等候区太吵' });
    await complaint.do('cr', 'passOpinion', { departments: ['前台', 'sales'], summary: '请给等候区隔音' });
    await known();
    for (const who of ['supervisor', 'manager'])
      expect(JSON.stringify((await (await as(who)).get('/notices/mine')).body)).toContain('请给等候区隔音');
  });
});
