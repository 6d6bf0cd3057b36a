import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { decide } from '../../dev/fixtures/complaint-scenarios';
import { CustomerPage } from '../../dev/fixtures/customer-page';
import { codeOnPhone, customerOf, linkOnPhone } from '../../dev/fixtures/customer-phone';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import type { ApiUser } from '../../dev/fixtures/api-users';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi({ ANSWER_WITHIN_MS: '500' });
});
afterAll(() => store.stop());

const as = (who: string) => store.people.as(who);
const known = () => store.api.context.recorder.drain();
const stranger = { name: '路人', phone: '13900003333' };

/** What customer relations sends to the phone of whoever complains. */
async function linkOf(complaint: ComplaintClient, who = 'cr'): Promise<string> {
  await known();
  const sent = await (await as(who)).post(`/complaints/${complaint.number}/customer-links`);
  expect(sent.status).toBe(201);
  return linkOnPhone(store.people, complaint.number, sent.body.id as string);
}
async function sessionOf(secret: string): Promise<ApiUser> {
  const { status, body } = await store.people.stranger.post('/customer-sessions', { secret });
  expect(status).toBe(201);
  return store.people.holding(body.token as string);
}
/** What a browser does; the read side has heard of what was pressed. */
async function pageOf(secret: string) {
  const page = await CustomerPage.open(store.api.url, secret);
  const press = async (action: string, typed?: Record<string, string>): Promise<number> => {
    const status = await page.press(action, typed);
    await known();
    return status;
  };
  return { read: page.read, status: page.status, press };
}
const stageOf = async ({ number }: ComplaintClient) =>
  (await (await as('crmanager')).get(`/complaints/${number}/live`)).body;

describe('H-25 whoever complains sees the own complaint by a link that customer relations sends', () => {
  test('a passer-by without a record sees stage, owner and times, and adds words', async () => {
    const complaint = await ComplaintClient.open(store.people, 1, {
      customerId: undefined,
      vehicleId: undefined,
      contact: stranger,
      words: '停车被刮',
    });
    const nextReplyAt = new Date(Date.now() + 3_600_000).toISOString();
    await complaint.do('cr', 'promiseReply', { apologised: true, nextReplyAt });
    const page = await pageOf(await linkOf(complaint));
    const shown = await page.read();
    for (const wanted of ['停车被刮', 'Received', '杨专员', 'You hear from us by']) expect(shown).toContain(wanted);
    expect(await page.press(`/c/complaints/${complaint.number}/words`, { words: '还有一道划痕' })).toBe(303);
    expect(await page.read()).toContain('还有一道划痕');
    expect(await stageOf(complaint)).toMatchObject({ added: [{ words: '还有一道划痕', by: 'customer' }] });
    expect(JSON.stringify((await (await as('cr')).get('/notices/mine')).body)).toContain('customerAdded');
    for (const other of ['/c/settlement.pdf', '/c/repair-order.pdf']) expect(await page.status(other)).toBe(404);
  });

  test('H-28 H-25 a customer says which candidate they would like, refuses what is decided, and it is looked for again', async () => {
    const complaint = await ComplaintClient.open(store.people, 15);
    await complaint.toInvestigation();
    await complaint.toDecision();
    const page = await pageOf(await linkOf(complaint));
    expect(await page.read()).toContain('免费返修并延长质保三个月');
    expect(await page.press(`/c/complaints/${complaint.number}/candidates/S-2/preference`, { words: '想要保养' })).toBe(
      303,
    );
    expect((await stageOf(complaint)).candidates).toMatchObject([
      { candidateId: 'S-1', preferred: false },
      { candidateId: 'S-2', preferred: true },
    ]);
    await complaint.all(decide());
    await known();
    expect(await page.read()).toContain('A solution waits for your answer');
    expect(await page.press(`/c/complaints/${complaint.number}/refusal`, { words: '要求换件' })).toBe(303);
    expect(await stageOf(complaint)).toMatchObject({ stage: 'proposing', refusals: 1 });
  });

  test('a customer accepts on the page of the complaint, and nothing that is not offered any more is refused', async () => {
    const complaint = await ComplaintClient.open(store.people, 16);
    await complaint.toInvestigation();
    await complaint.toDecision();
    await complaint.all(decide());
    const customer = await sessionOf(await linkOf(complaint));
    const path = `/complaints/${complaint.number}`;
    expect((await customer.get(path)).body).toMatchObject({
      view: 'customer',
      owner: expect.any(String),
      solution: { candidateId: 'S-1' },
    });
    for (const candidateId of ['S-2', undefined])
      expect((await customer.post(`${path}/refusal`, { candidateId, reason: 'x' })).body.code).toBe(
        'shownContentDiffers',
      );
    const page = await pageOf(await linkOf(complaint));
    expect(await page.press(`/c/complaints/${complaint.number}/acceptance`)).toBe(303);
    expect(await stageOf(complaint)).toMatchObject({
      stage: 'implementing',
      evidence: [{ consent: { channel: 'link', proof: { link: { way: 'sent', by: 'cr' } } } }],
    });
  });

  test('the link opens this complaint and nothing else', async () => {
    const one = await ComplaintClient.open(store.people, 17);
    const other = await ComplaintClient.open(store.people, 17);
    const customer = await sessionOf(await linkOf(one));
    expect((await customer.get(`/complaints/${one.number}`)).status).toBe(200);
    expect((await customer.get(`/complaints/${other.number}`)).status).toBe(404);
    const forged = one.number.replace('CP-', 'RO-');
    for (const path of [`/repair-orders/${forged}/live`, `/follow-ups/${one.number.replace('CP-', 'FU-')}/live`])
      expect([404, 403]).toContain((await customer.get(path)).status);
    expect((await customer.post('/customer-complaints', { words: 'x' })).status).toBe(404);
  });

  test('in the store it is shown on a tablet, opens once, and the complaint says who showed it', async () => {
    const complaint = await ComplaintClient.open(store.people, 18);
    await known();
    const shown = await (await as('cr')).post(`/complaints/${complaint.number}/shown-links`);
    expect(shown.status).toBe(201);
    const secret = (shown.body.path as string).replace('/c#', '');
    await sessionOf(secret);
    expect((await store.people.stranger.post('/customer-sessions', { secret })).status).toBe(401);
    const { body } = await (await as('crmanager')).get(`/complaints/${complaint.number}/events`);
    expect(body.items.at(-1)).toMatchObject({ type: 'linkNoted', way: 'shown', by: { id: 'cr' } });
  });

  test('whom it is about sends no link, nor does a technician', async () => {
    const complaint = await ComplaintClient.open(store.people, 19, { accused: ['wang'] });
    await known();
    const send = async (who: string) =>
      (await (await as(who)).post(`/complaints/${complaint.number}/customer-links`)).status;
    expect([await send('wang'), await send('zhao'), await send('li')]).toEqual([404, 403, 201]);
  });

  test('the link of a complaint that is over opens nothing', async () => {
    const complaint = await ComplaintClient.open(store.people, 20, { kind: 'opinion' });
    const secret = await linkOf(complaint);
    await complaint.do('cr', 'passOpinion', { departments: ['前台'], summary: '增加座椅' });
    await known();
    expect((await store.people.stranger.post('/customer-sessions', { secret })).status).toBe(401);
  });
});

describe('S-26 on the phone the customer accepts with a code', () => {
  const onPhone = { channel: 'phone', witness: 'crsupervisor', words: '同意' };
  test('that was sent to the phone on file for this solution, and is read out to whoever calls', async () => {
    const complaint = await ComplaintClient.open(store.people, 23);
    await complaint.toInvestigation();
    await complaint.toDecision();
    const sendCode = async (who = 'cr') => (await as(who)).post(`/complaints/${complaint.number}/acceptance-codes`);
    expect((await sendCode()).body.code).toBe('shownContentDiffers');
    await complaint.all(decide());
    await known();
    const accept = (code?: string) =>
      complaint.send('cr', 'acceptSolution', {
        candidateId: 'S-1',
        cost: 30_000,
        consent: onPhone,
        ...(code && { code }),
      });
    expect((await accept()).body.code).toBe('consentNotAccepted');
    expect((await sendCode('zhao')).status).toBe(403);
    expect((await sendCode()).status).toBe(201);
    const code = await codeOnPhone(store.people, complaint.number);
    expect((await accept(code === '000000' ? '000001' : '000000')).body.code).toBe('approvalCodeWrong');
    expect((await accept(code)).status).toBe(200);
    expect(await stageOf(complaint)).toMatchObject({ stage: 'implementing', evidence: [{ consent: onPhone }] });
    const { body } = await (await as('crmanager')).get(`/complaints/${complaint.number}/events`);
    expect(JSON.stringify(body)).not.toContain(code);
  });
});

describe('H-12 the customer is told each signed time', () => {
  test('when it was signed, and when it moves', async () => {
    const complaint = await ComplaintClient.open(store.people, 21);
    await complaint.toInvestigation();
    const resolveBy = new Date(Date.now() + 7_200_000).toISOString();
    await complaint.do('crmanager', 'moveResolveBy', { resolveBy, reason: '待件', customerTold: true });
    await known();
    const { body } = await (await as('crmanager')).get('/notices?limit=100');
    const told = body.items.filter((one: { number: string; template: string }) => one.number === complaint.number);
    expect(told.filter(({ template }: { template: string }) => template === 'resolveByTold')).toHaveLength(2);
  });
});

describe('H-39 a customer complains about the own advisor on the page', () => {
  test('who then has no part in it', async () => {
    const visit = await RepairOrderClient.open(store.people, 22);
    await known();
    const customer = await customerOf(store.people, visit.number);
    const { status, body } = await customer.post('/customer-complaints', { words: '顾问态度差', aboutAdvisor: true });
    expect(status).toBe(201);
    await known();
    expect((await (await as('wang')).get(`/complaints/${body.number as string}`)).status).toBe(404);
  });
});
