import type { ApiUser } from '../../dev/fixtures/api-users';
import { receiveLink } from '../../dev/fixtures/customer-phone';
import { CustomerVisits } from '../support/customer-visits';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let wang: ApiUser;
let boss: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  wang = await store.people.as('wang');
  boss = await store.people.as('store');
});
afterAll(() => store.stop());

const pathOf = (customer: string): string => `/customers/${customer}/marketing-consents`;
const allowedTo = async (customer: string): Promise<readonly string[]> => {
  const { body } = await wang.get(pathOf(customer));
  const channels = body.channels as { readonly channel: string; readonly allowed: boolean }[];
  return channels.filter(({ allowed }) => allowed).map(({ channel }) => channel);
};
/** What a file of records holds, line by line, without the mark of the encoding. */
async function linesOf(body: object): Promise<readonly string[]> {
  const sent = await fetch(`${store.api.url}/api/v1/exports`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${boss.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(sent.status).toBe(200);
  return (await sent.text()).trim().split(/\r?\n/);
}
const say = (customer: string, channel: string, given: boolean) =>
  wang.post(pathOf(customer), { channel, given, words: given ? '可以发' : '别再发' });

/** The marketing part of the page of this customer's visit, as a phone has it. */
async function pageOf(customer: number) {
  const visit = await new CustomerVisits(store).inWorkshop(customer);
  await store.api.context.recorder.drain();
  const secret = await receiveLink(store.people, visit.number);
  const opened = await fetch(`${store.api.url}/c/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: store.api.url },
    body: JSON.stringify({ secret }),
  });
  const headers = { Cookie: opened.headers.get('set-cookie')!.split(';')[0]!, 'Accept-Language': 'en' };
  const read = async () => (await fetch(`${store.api.url}/c/visit`, { headers })).text();
  const press = (channel: string, given: string) =>
    fetch(`${store.api.url}/c/marketing/${channel}`, {
      method: 'POST',
      headers: { ...headers, Origin: store.api.url, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ key: crypto.randomUUID(), given }).toString(),
      redirect: 'manual',
    });
  return { read, press };
}

test('M-06 nobody has agreed before they said so; what was said stays with words, person and time', async () => {
  expect(await allowedTo('C-001')).toEqual([]);
  expect((await say('C-001', 'sms', true)).status).toBe(201);
  expect(await allowedTo('C-001')).toEqual(['sms']);
  const { body } = await say('C-001', 'sms', false);
  expect(await allowedTo('C-001')).toEqual([]);
  expect(body.statements).toMatchObject([
    { channel: 'sms', given: false, words: '别再发', by: { id: 'wang', role: 'serviceAdvisor' } },
    { channel: 'sms', given: true, words: '可以发' },
  ]);
});

test('M-06 a repeated request is one statement; a statement without words, or of an unknown customer, is none', async () => {
  const body = { channel: 'phone', given: true, words: '可以打电话' };
  const answers = [await wang.post(pathOf('C-002'), body, 'once'), await wang.post(pathOf('C-002'), body, 'once')];
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect((await wang.get(pathOf('C-002'))).body.statements).toHaveLength(1);
  expect((await wang.post(pathOf('C-002'), { channel: 'sms', given: true })).status).toBe(422);
  expect((await wang.post(pathOf('C-nobody'), body)).status).toBe(404);
  expect((await wang.get(pathOf('C-nobody'))).status).toBe(404);
});

test('M-06 the list for offers has those who agreed to this channel, and nobody else', async () => {
  await say('C-003', 'email', true);
  await say('C-004', 'sms', true);
  const taken = (channel: string) => linesOf({ what: 'marketing', channel, purpose: '冬季活动' });
  const [sms, letters] = [await taken('sms'), await taken('letter')];
  const known = await store.api.context.repositories.customers.find('S01', 'C-004');
  expect(sms).toHaveLength(2);
  expect(sms[1]).toContain(known!.phone);
  expect(letters).toEqual(['']);
  const { body } = await boss.get('/exports');
  expect(body.items[0]).toMatchObject({ what: 'marketing', purpose: '冬季活动' });
});

test('M-06 whoever takes out all customers sees beside each whom offers may reach', async () => {
  const [header, ...rows] = await linesOf({ what: 'customers', purpose: 'x' });
  expect(header).toMatch(/,marketing$/);
  expect(rows.find((row) => row.startsWith('C-004,'))).toMatch(/,sms$/);
  expect(rows.find((row) => row.startsWith('C-005,'))).toMatch(/,$/);
});

test('M-06 of two records of one person, what was said last counts', async () => {
  await say('C-006', 'sms', true);
  await say('C-007', 'sms', false);
  const clerk = await store.people.as('manager');
  expect((await clerk.post('/customers/C-006/merge', { into: 'C-007' })).status).toBe(200);
  expect(await allowedTo('C-007')).toEqual([]);
  await say('C-006', 'sms', true);
  expect(await allowedTo('C-007')).toEqual(['sms']);
});

test('M-06 on the own page nothing is chosen beforehand; what the customer takes back there, nobody of the store gives again', async () => {
  const page = await pageOf(8);
  const shown = await page.read();
  expect(shown).toContain('action="/c/marketing/sms"');
  expect(shown).not.toContain('Take back');
  expect((await page.press('sms', 'yes')).headers.get('location')).toContain('told=marketingKept');
  expect(await page.read()).toContain('Take back');
  expect(await allowedTo('C-008')).toEqual(['sms']);
  await page.press('sms', 'no');
  const { body } = await wang.get(pathOf('C-008'));
  expect(body.statements[0]).toMatchObject({ given: false, by: { id: 'C-008', role: 'customer' } });
  expect(body.statements[1].words).toContain('I agree that this store tells me of offers');
  const refused = await say('C-008', 'sms', true);
  expect([refused.status, refused.body.code]).toEqual([403, 'consentTakenBackByCustomer']);
  expect((await page.press('carrier-pigeon', 'yes')).status).toBeGreaterThanOrEqual(400);
  expect(await allowedTo('C-008')).toEqual([]);
});

test('M-05 each statement is in the audit log, by the person, without its words', async () => {
  await say('C-009', 'wechat', true);
  const { body } = await boss.get('/audit-log?about=customer:C-009');
  expect(JSON.stringify(body)).toContain('addMarketingStatement');
  expect(JSON.stringify(body)).not.toContain('可以发');
});
