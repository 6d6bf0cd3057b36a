import { ApiUser } from '../../dev/fixtures/api-users';
import { receiveLink } from '../../dev/fixtures/customer-phone';
import { demoPolicy } from '../../dev/fixtures/store';
import { contentOf } from '../../domain/policy/policy';
import { CustomerVisits, phoneOf } from '../support/customer-visits';
import { eventually } from '../support/eventually';
import { edit as editRecord } from '../support/master-data';
import { messagesTo } from '../support/sealed';
import { createTestApi, type TestApi } from '../support/test-api';

/** Insiders try to lose what speaks against them, or to use what is known of customers, without the customer. docs/security.md lists what is tried here. */
let store: TestApi;
/** In the house: the visits of customers 4 and 5. */
let visit: string;
beforeAll(async () => {
  store = await createTestApi();
  const visits = new CustomerVisits(store);
  visit = (await visits.inWorkshop(4)).number;
  await store.api.context.recorder.drain();
});
afterAll(() => store.stop());

type Outcome = string | undefined;
const as = async (who: string): Promise<ApiUser> =>
  new ApiUser(store.api.url, (await store.people.as(who)).token, { repeatForMs: 0 });
const codeOf = async (
  who: string,
  path: string,
  body: object = {},
  method: 'POST' | 'PUT' | 'DELETE' = 'POST',
): Promise<Outcome> => {
  const answer = await (await as(who)).ask(path, { method, body });
  return answer.status < 300 ? undefined : (answer.body.code as string);
};
const told = async (customer: number, subject: string): Promise<Outcome> => {
  await eventually(`${subject} at customer ${customer}`, async () =>
    (await messagesTo(store.models, phoneOf(customer))).some((one) => one.subject === subject),
  );
  return 'told: the customer';
};
/** What stands in the audit log, which the store manager reads and nobody changes. */
const inAuditLog = async (operation: string): Promise<Outcome> => {
  const { body } = await (await as('store')).get('/audit-log?limit=100');
  return JSON.stringify(body).includes(`"${operation}"`) ? 'told: the audit log of the store manager' : 'no trace';
};
const askErasure = (who: string, customer: string): Promise<Outcome> =>
  codeOf(who, `/customers/${customer}/erasure/request`, { reason: 'noLongerNeeded' }, 'PUT');
const erase = (who: string, customer: string): Promise<Outcome> => codeOf(who, `/customers/${customer}/erasure`);
const requestOf = (customer: string, rest = ''): string => `/customers/${customer}/personal-requests${rest}`;
const marketing = (who: string, given: boolean): Promise<Outcome> =>
  codeOf(who, '/customers/C-004/marketing-consents', { channel: 'sms', given, words: '可以' });

/** What the customer of the visit presses on the own page. */
async function press(path: string, body: Record<string, string>): Promise<void> {
  const secret = await receiveLink(store.people, visit);
  const opened = await fetch(`${store.api.url}/c/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: store.api.url },
    body: JSON.stringify({ secret }),
  });
  const answer = await fetch(`${store.api.url}/c/${path}`, {
    method: 'POST',
    headers: {
      Cookie: opened.headers.get('set-cookie')!.split(';')[0]!,
      Origin: store.api.url,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ key: crypto.randomUUID(), ...body }).toString(),
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
}

const absence = (who: string, absent: string, deputy: string): Promise<Outcome> => {
  const from = new Date(Date.now() + 60_000).toISOString();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  return codeOf(who, `/staff/${absent}/absence`, { from, until, deputy }, 'PUT');
};

const ways: readonly (readonly [what: string, tried: () => Promise<Outcome>, outcome: string])[] = [
  ['the advisor asks that a customer be erased who complains', () => askErasure('wang', 'C-008'), 'forbidden'],
  ['the cashier confirms an erasure', () => erase('cashier', 'C-008'), 'forbidden'],
  ['the manager has a customer erased whose car is in the house', () => askErasure('manager', 'C-004'), 'mattersOpen'],
  ['the manager erases without anybody having asked', () => erase('manager', 'C-008'), 'noErasureRequested'],
  [
    'the manager asks, and confirms his own request',
    async () => (await askErasure('manager', 'C-008')) ?? (await erase('manager', 'C-008')),
    'sameDecider',
  ],
  ['the manager asks behind the customer’s back', async () => told(8, '将删除您的个人信息'), 'told: the customer'],
  [
    'manager and head of customer relations together erase a customer who wants a copy first',
    async () => {
      await codeOf('cr', requestOf('C-008'), { kind: 'export' });
      return erase('crmanager', 'C-008');
    },
    'copyOwed',
  ],
  [
    'the head of customer relations says that the copy was handed over',
    () => codeOf('crmanager', requestOf('C-008', '/export/answer'), { words: '已交付' }),
    'personalRequestUndone',
  ],
  [
    'a specialist takes the customer’s request back',
    async () =>
      (await codeOf('cr', requestOf('C-008', '/export/withdrawal'), { words: '不要了' })) ??
      told(8, '您的个人信息请求已答复'),
    'told: the customer',
  ],
  [
    'the specialist refuses a request',
    async () => {
      await codeOf('cr', requestOf('C-009'), { kind: 'export' });
      return codeOf('cr', requestOf('C-009', '/export/refusal'), { words: '不行' });
    },
    'forbidden',
  ],
  [
    'the manager refuses it without a reason',
    () => codeOf('manager', requestOf('C-009', '/export/refusal'), { words: '' }),
    'invalid',
  ],
  [
    'the manager refuses it with one',
    async () =>
      (await codeOf('manager', requestOf('C-009', '/export/refusal'), { words: '无法核实身份' })) ??
      told(9, '您的个人信息请求已答复'),
    'told: the customer',
  ],
  [
    'manager and head of customer relations together erase a customer whose cases are over',
    async () => (await erase('crmanager', 'C-008')) ?? inAuditLog('eraseCustomer'),
    'told: the audit log of the store manager',
  ],
  [
    'the advisor says that a customer agrees to offers who has taken that back',
    async () => {
      await press('marketing/sms', { given: 'yes' });
      await press('marketing/sms', { given: 'no' });
      return marketing('wang', true);
    },
    'consentTakenBackByCustomer',
  ],
  ['the manager says it in his place', () => marketing('manager', true), 'consentTakenBackByCustomer'],
  ['the cashier says it', () => marketing('cashier', true), 'forbidden'],
  [
    'the advisor takes out the records of all customers',
    () => codeOf('wang', '/exports', { what: 'customers', purpose: 'x' }),
    'forbidden',
  ],
  [
    'the advisor takes out everything about one customer',
    () => codeOf('wang', '/customers/C-005/export', { purpose: 'x', language: 'zh' }),
    'forbidden',
  ],
  [
    'the manager takes out everything about one customer',
    async () => {
      const refused = await codeOf('manager', '/customers/C-005/export', { purpose: '备份', language: 'zh' });
      return refused ?? inAuditLog('exportCustomer');
    },
    'told: the audit log of the store manager',
  ],
  [
    'the manager makes the time shorter for which words are kept, by himself',
    async () => {
      const manager = await as('manager');
      const { brand } = demoPolicy;
      const content = contentOf(demoPolicy);
      const shorter = { ...content, retention: { ...content.retention, visitWordsYears: 1, complaintWordsYears: 1 } };
      const { body } = await manager.post('/policies', { brand, content: shorter });
      return codeOf('manager', `/policies/${body.version}/publication`, { brand, revision: body.revision });
    },
    'sameDecider',
  ],
  [
    'the advisor makes another kind of job of a visit that its checklists go by, after the work has begun',
    () => codeOf('wang', `/repair-orders/${visit}/job-kind`, { checklistProfile: 'maintenance', reason: '选错了' }),
    'notDuringStage',
  ],
  ['the advisor appoints himself deputy of the manager', () => absence('wang', 'manager', 'wang'), 'forbidden'],
  [
    'the supervisor appoints himself deputy of the manager',
    () => absence('supervisor', 'manager', 'supervisor'),
    'onlySuperior',
  ],
  [
    'the manager appoints himself deputy of the cashier, to record a payment',
    () => absence('manager', 'cashier', 'manager'),
    'deputyIsCaller',
  ],
  [
    'the advisor changes the phone of a customer whose car is in the house to his own',
    async () => {
      const { body } = await editRecord(await as('wang'), '/customers/C-004', { phone: '13911112222' });
      return body['phone'] === phoneOf(4) ? 'waits for a second person' : 'changed';
    },
    'waits for a second person',
  ],
  [
    'another advisor confirms it without a call',
    async () =>
      (await codeOf('assistant', '/customers/C-004/phone-request', { phone: '13911112222' })) ??
      told(4, '您的手机号已更改'),
    'forbidden',
  ],
];

test.each(ways)('%s', async (_what, tried, outcome) => expect(await tried()).toBe(outcome));
