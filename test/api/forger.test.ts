import { randomUUID } from 'node:crypto';
import { ApiUser } from '../../dev/fixtures/api-users';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import * as complaints from '../../dev/fixtures/complaint-scenarios';
import { pictureOf } from '../../dev/fixtures/picture';
import { menuLine, totalOf } from '../../dev/fixtures/scenarios';
import type { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import type { NoticeTemplate } from '../../domain/kernel/notice';
import { CustomerVisits, phoneOf } from '../support/customer-visits';
import { eventually } from '../support/eventually';
import { edit as editRecord } from '../support/master-data';
import { samplePdf } from '../support/sample-pdf';
import { messagesTo } from '../support/sealed';
import { createTestApi, type TestApi } from '../support/test-api';
import { edit } from '../support/versioned-api';

/** Insiders try to make an approval, a payment, a gate pass or a satisfied revisit without the customer. docs/security.md lists what is tried here. */
let store: TestApi;
let visit: RepairOrderClient;
let other: RepairOrderClient;
let toSettle: RepairOrderClient;
let complaint: ComplaintClient;
const totals: Record<string, number> = {};
const oil = menuLine('MAINT-A', 'L-1');

beforeAll(async () => {
  store = await createTestApi();
  const visits = new CustomerVisits(store);
  visit = await visits.inWorkshop(4);
  other = await visits.inWorkshop(5);
  for (const item of ['X-1', 'X-2', 'X-3', 'X-4'])
    totals[item] = await visit.find(item, menuLine('WIPER', `${item}-L`));
  totals['X-9'] = await visit.find('X-9', menuLine('TIMING', 'X-9-L', { labour: 200_000 }));
  for (const itemId of Object.keys(totals))
    await visit.do('wang', 'contactCustomer', { itemId, channel: 'phone', reached: true });
  toSettle = await visits.inWorkshop(6);
  await toSettle.work([oil]);
  await toSettle.check();
  await toSettle.prepare();
  await toSettle.accept();
  await toSettle.do('settlement', 'presentSettlement', { toldOneByOne: true });
  complaint = await ComplaintClient.open(store.people, 7);
  await store.api.context.recorder.drain();
});
afterAll(() => store.stop());

type Outcome = string | undefined;
const as = async (who: string): Promise<ApiUser> =>
  new ApiUser(store.api.url, (await store.people.as(who)).token, { repeatForMs: 0 });
const codeOf = async (who: string, path: string, body?: object): Promise<Outcome> => {
  const answer = await (await as(who)).ask(path, { method: 'POST', body });
  return answer.status < 300 ? undefined : (answer.body.code as string);
};
const order = () => `/repair-orders/${visit.number}`;
const answerAs = (who: string, item: string, consent: object, change: object = {}): Promise<Outcome> =>
  codeOf(who, `${order()}/extra-items/${item}/answer`, {
    answer: 'approved',
    total: totals[item],
    delayMinutes: 30,
    consent,
    ...change,
  });
const paper = async (who: string, process: string | undefined, bytes?: Buffer): Promise<string> => {
  const query = process === undefined ? '' : `?process=${process}`;
  const { body } = await (await as(who)).post(`/files${query}`, bytes ?? (await pictureOf(randomUUID())));
  return body.hash as string;
};
const hear = (who: string, subject: string, answer = 'approved') =>
  codeOf(who, `${order()}/phone-consents`, { document: 'extraItem', subject, answer, words: '听到了' });
const byPhone = (witness: string) => ({ channel: 'phone', witness, words: '好的' });
const changeCustomer = async (who: string, id: string, change: object): Promise<Record<string, unknown>> => {
  return (await editRecord(await as(who), `/customers/${id}`, change)).body;
};
/** A code on a tablet, opened by whoever showed it. */
async function ownTablet(): Promise<ApiUser> {
  const { body } = await (await as('wang')).post(`${order()}/shown-links`);
  const secret = (body.path as string).split('#')[1];
  const opened = await (await as('wang')).post('/customer-sessions', { secret });
  return new ApiUser(store.api.url, opened.body.token as string, { repeatForMs: 0 });
}
const onTablet = async (item: string, headers: Record<string, string> = {}): Promise<Outcome> => {
  const body = { answer: 'approved', total: totals[item], delayMinutes: 30, consent: { channel: 'link' } };
  const tablet = await ownTablet();
  const answer = await tablet.ask(`${order()}/extra-items/${item}/answer`, { method: 'POST', body, headers });
  return answer.status < 300 ? undefined : (answer.body.code as string);
};
/** What this phone was told of the number, by the notices that tell a customer what was done. */
const told = async (phone: string, subject: string, about: string): Promise<boolean> =>
  (await messagesTo(store.models, phone)).some((one) => one.subject === subject && one.text.includes(about));
const isTold = (customerIndex: number, subject: string, about: string): Promise<unknown> =>
  eventually(`${subject} at ${about}`, () => told(phoneOf(customerIndex), subject, about));
const receipts = async (): Promise<number> =>
  (await messagesTo(store.models, phoneOf(4))).filter(({ subject }) => subject === '确认回执').length;
/** Does it, and waits for the receipt that the customer gets. */
async function leavesReceipt(does: () => Promise<Outcome>): Promise<Outcome> {
  await eventually('quiet', async () => (await store.models.notices.countDocuments({ status: 'waiting' })) === 0);
  const before = await receipts();
  const outcome = await does();
  if (outcome !== undefined) return outcome;
  await eventually('the receipt', async () => (await receipts()) > before);
  return 'told: the customer';
}
const REFUSED_SECRET = 'no secret';
/** As it stands in JSON: by itself, or in the path of a link. */
const SECRET = /["#][A-Za-z0-9_-]{43}"/;

/** What is tried, and what becomes of it: the code of the refusal, or who is told. */
const ways: readonly (readonly [what: string, tried: () => Promise<Outcome>, outcome: string])[] = [
  [
    'the advisor reads the secret in the reply that sends the link',
    async () => {
      const { body } = await (await as('wang')).post(`${order()}/customer-links`);
      return SECRET.test(JSON.stringify(body)) ? undefined : REFUSED_SECRET;
    },
    REFUSED_SECRET,
  ],
  [
    'the advisor reads it in the list of links',
    async () => {
      const { body } = await (await as('wang')).get(`${order()}/customer-links`);
      return SECRET.test(JSON.stringify(body)) ? undefined : REFUSED_SECRET;
    },
    REFUSED_SECRET,
  ],
  [
    'the manager reads it in the history of the order',
    async () =>
      SECRET.test(JSON.stringify((await visit.events()).filter(({ type }) => type === 'customerLinkNoted')))
        ? undefined
        : REFUSED_SECRET,
    REFUSED_SECRET,
  ],
  [
    'the advisor opens a link by the id that is listed',
    async () => {
      const { body } = await (await as('wang')).get(`${order()}/customer-links`);
      return codeOf('wang', '/customer-sessions', { secret: `${body.items[0].id}${'A'.repeat(19)}` });
    },
    'signInFailed',
  ],
  [
    'the advisor answers as the customer, with his own session',
    () => answerAs('wang', 'X-1', { channel: 'link' }),
    'consentNotAccepted',
  ],
  [
    'the advisor opens the tablet’s code himself, below the amount',
    () => leavesReceipt(() => onTablet('X-1')),
    'told: the customer',
  ],
  ['the same above the amount, without a code', () => onTablet('X-9'), 'approvalCodeMissing'],
  [
    'the same with digits of the number on his screen',
    () => onTablet('X-9', { 'Approval-Code': phoneOf(4).slice(-6) }),
    'approvalCodeBlocked',
  ],
  [
    'the advisor has the code sent from his own session',
    () => codeOf('wang', `${order()}/approval-codes`, { offer: 'answerExtraItem/X-9' }),
    'forbidden',
  ],
  ['the manager shows a code on a tablet', () => codeOf('manager', `${order()}/shown-links`), 'forbidden'],
  [
    'the tablet stops the work in the customer’s name',
    async () => {
      const answer = await (await ownTablet()).post(`${order()}/work/stop`, { reason: '不修了' });
      return answer.body.code as string;
    },
    'forbidden',
  ],
  [
    'a scan that does not exist',
    () => answerAs('wang', 'X-2', { channel: 'paper', scan: 'deadbeef'.repeat(8) }),
    'fileNotOfProcess',
  ],
  [
    'a scan that was uploaded for nothing',
    async () => answerAs('wang', 'X-2', { channel: 'paper', scan: await paper('wang', undefined) }),
    'fileNotOfProcess',
  ],
  [
    'a scan of another order',
    async () => answerAs('wang', 'X-2', { channel: 'paper', scan: await paper('wang', other.number) }),
    'fileNotOfProcess',
  ],
  [
    'a PDF as a drawing',
    async () => answerAs('wang', 'X-2', { channel: 'screen', drawing: await paper('wang', visit.number, samplePdf()) }),
    'fileNotOfProcess',
  ],
  [
    'a made-up scan, uploaded for this order',
    () =>
      leavesReceipt(async () => answerAs('wang', 'X-2', { channel: 'paper', scan: await paper('wang', visit.number) })),
    'told: the customer',
  ],
  ['a witness whom nobody knows', () => answerAs('wang', 'X-3', byPhone('nobody-at-all')), 'witnessNotConfirmed'],
  [
    'a colleague as witness who has confirmed nothing',
    () => answerAs('wang', 'X-3', byPhone('assistant')),
    'witnessNotConfirmed',
  ],
  [
    'himself as witness, after confirming it himself',
    async () => {
      await hear('wang', 'X-3');
      return answerAs('wang', 'X-3', byPhone('wang'));
    },
    'witnessRequired',
  ],
  [
    'a witness who heard the contrary',
    async () => {
      await hear('assistant', 'X-3', 'declined');
      return answerAs('wang', 'X-3', byPhone('assistant'));
    },
    'witnessNotConfirmed',
  ],
  [
    'a witness of another item',
    async () => {
      await hear('assistant', 'X-4');
      return answerAs('wang', 'X-3', byPhone('assistant'));
    },
    'witnessNotConfirmed',
  ],
  [
    'advisor and assistant together, over a phone call that was none',
    () =>
      leavesReceipt(async () => {
        await hear('assistant', 'X-3');
        return answerAs('wang', 'X-3', byPhone('assistant'));
      }),
    'told: the customer',
  ],
  [
    'an amount that was not offered',
    async () => answerAs('wang', 'X-4', { channel: 'paper', scan: await paper('wang', visit.number) }, { total: 1 }),
    'shownContentDiffers',
  ],
  [
    'a body that says itself where the consent came from',
    () => answerAs('wang', 'X-4', { channel: 'link', proof: { networkAddress: null, userAgent: null } }),
    'invalid',
  ],
  [
    'a body that says itself who sends it',
    () => answerAs('wang', 'X-4', { channel: 'link' }, { by: { id: 'C-004', role: 'customer' } }),
    'invalid',
  ],
  ['the manager records the answer', () => answerAs('manager', 'X-4', byPhone('assistant')), 'forbidden'],
  ['the cashier records the answer', () => answerAs('cashier', 'X-4', byPhone('assistant')), 'forbidden'],
  [
    'the advisor changes the phone number while the order is open',
    async () => {
      const after = await changeCustomer('wang', 'C-004', { phone: '13911112222' });
      return after['phone'] === phoneOf(4) ? 'waits for a second person' : undefined;
    },
    'waits for a second person',
  ],
  [
    'he confirms it himself',
    () => codeOf('wang', '/customers/C-004/phone-request', { phone: '13911112222' }),
    'sameDecider',
  ],
  [
    'he confirms another number than was asked for, as the second person',
    () => codeOf('li', '/customers/C-004/phone-request', { phone: '13933334444' }),
    'versionStale',
  ],
  [
    'advisor and manager together change the number',
    async () => {
      await changeCustomer('wang', 'C-005', { phone: '13955556666' });
      const refused = await codeOf('manager', '/customers/C-005/phone-request', { phone: '13955556666' });
      if (refused !== undefined) return refused;
      return (await told(phoneOf(5), '您的手机号已更改', '')) ? 'told: the customer' : undefined;
    },
    'told: the customer',
  ],
  [
    'the advisor has the receipts e-mailed to himself',
    async () => {
      await changeCustomer('wang', 'C-004', { email: 'wang@example.com', preferredChannel: 'email' });
      return leavesReceipt(async () =>
        answerAs('wang', 'X-4', { channel: 'paper', scan: await paper('wang', visit.number) }),
      );
    },
    'told: the customer',
  ],
  [
    'the advisor withdraws the link of a receipt',
    async () => {
      const kept = await store.models.links.findOne({ order: visit.number, kind: 'receipt' }).lean();
      const answer = await (
        await as('wang')
      ).ask(`${order()}/customer-links/${kept!._id.slice(0, 24)}`, { method: 'DELETE' });
      return answer.status < 300 ? undefined : (answer.body.code as string);
    },
    'notFound',
  ],
  [
    'the manager reads the link of a receipt in the delivery log',
    async () => {
      const { body } = await (await as('manager')).get('/notices?limit=100');
      const sent = (body.items as { template: NoticeTemplate; zh: { text: string } }[]).filter(
        ({ template }) => template === 'approvalReceipt',
      );
      return sent.length > 0 && !sent.some(({ zh }) => zh.text.includes('/c#')) ? REFUSED_SECRET : undefined;
    },
    REFUSED_SECRET,
  ],
  [
    'the manager takes the link out of the words of the receipt',
    async () => {
      const words = { subject: '回执', text: '已确认 {what} {total}' };
      const answer = await edit(await as('manager'), '/settings/message-templates', () => ({
        templates: { approvalReceipt: { zh: words, en: words } },
      }));
      return answer.status < 300 ? undefined : (answer.body.code as string);
    },
    'invalid',
  ],
  [
    'the settlement clerk agrees to the settlement with a made-up scan',
    async () => {
      const consent = { channel: 'paper', scan: await paper('settlement', toSettle.number) };
      const refused = await codeOf('settlement', `/repair-orders/${toSettle.number}/settlement/agreement`, {
        revision: 1,
        total: totalOf([oil]),
        consent,
      });
      if (refused !== undefined) return refused;
      await isTold(6, '确认回执', toSettle.number);
      return 'told: the customer';
    },
    'told: the customer',
  ],
  ['the advisor records the payment', () => pay('wang'), 'forbidden'],
  ['the manager records the payment', () => pay('manager'), 'forbidden'],
  [
    'the settlement clerk gives an exit pass before anything is paid',
    () => codeOf('settlement', `/repair-orders/${toSettle.number}/exit-pass`),
    'notDuringStage',
  ],
  ['the guard opens the gate by a number that is easily guessed', () => openGate(), 'notDuringStage'],
  [
    'the cashier records a payment that nobody made',
    async () => {
      await toSettle.do('cashier', 'confirmInvoice', { kind: 'personal' });
      const refused = await pay('cashier');
      if (refused !== undefined) return refused;
      await isTold(6, '收款回执', toSettle.number);
      return 'told: the customer';
    },
    'told: the customer',
  ],
  [
    'the cashier gives the exit pass for what he has taken',
    () => codeOf('cashier', `/repair-orders/${toSettle.number}/exit-pass`),
    'roleNotAllowed',
  ],
  [
    'settlement clerk and cashier together give the pass',
    async () => {
      await toSettle.release();
      await isTold(6, '车辆放行', toSettle.number);
      return 'told: the customer';
    },
    'told: the customer',
  ],
  [
    'the advisor signs the delivery for the customer before the final check',
    async () =>
      codeOf('wang', `/repair-orders/${toSettle.number}/delivery/signature`, {
        consent: { channel: 'paper', scan: await paper('wang', toSettle.number) },
      }),
    'notDuringStage',
  ],
  ['the advisor records a satisfied revisit', () => revisit('wang'), 'forbidden'],
  ['the manager records a satisfied revisit', () => revisit('manager'), 'roleNotAllowed'],
  [
    'customer relations record a satisfied revisit that was none',
    async () => {
      await complaint.do(...complaints.register);
      await complaint.do(...complaints.answerAtOnce('已解释'));
      const refused = await revisit('cr');
      if (refused !== undefined) return refused;
      await isTold(7, '回访记录', complaint.number);
      return 'told: the customer';
    },
    'told: the customer',
  ],
];

const pay = (who: string): Promise<Outcome> => {
  const amount = totalOf([oil]);
  const payment = {
    paymentId: 'P-1',
    method: 'wechat',
    amount,
    received: amount,
    change: 0,
    reference: 'WX-1',
    amountRepeated: true,
  };
  return codeOf(who, `/repair-orders/${toSettle.number}/payments`, payment);
};
const openGate = async (): Promise<Outcome> => {
  const { plate } = (await store.api.context.repositories.vehicles.find('S01', 'V-006'))!;
  return codeOf('gate', `/repair-orders/${toSettle.number}/gate`, { exitPass: `EP-${toSettle.number}`, plate });
};
const revisit = (who: string): Promise<Outcome> =>
  codeOf(who, `/complaints/${complaint.number}/revisits`, {
    reached: true,
    satisfied: true,
    words: '满意',
    channel: 'phone',
  });

describe('the forger’s test: each way is refused, or the customer or the store manager is told', () => {
  test('there are at least thirty ways, and each is another', () =>
    expect(new Set(ways.map(([what]) => what)).size).toBeGreaterThanOrEqual(30));

  // one after the other: some go on where the one before was refused
  test.each(ways)('%s', async (_what, tried, outcome) => expect(await tried()).toBe(outcome));
});

describe('H2 “that was not me”', () => {
  let number: string;
  const formOf = async (): Promise<{ cookie: string; action: string }> => {
    const messages = await messagesTo(store.models, phoneOf(4));
    const receipt = messages.find(({ subject }) => subject === '确认回执');
    const secret = /\/c#([\w-]{43})/.exec(receipt!.text)?.[1];
    const opened = await fetch(`${store.api.url}/c/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: store.api.url },
      body: JSON.stringify({ secret }),
    });
    const cookie = opened.headers.get('set-cookie')!.split(';')[0]!;
    const page = await (await fetch(`${store.api.url}/c/visit`, { headers: { Cookie: cookie } })).text();
    return { cookie, action: /action="(\/c\/evidence\/[0-9a-f]{64}\/disowned)"/.exec(page)![1]! };
  };
  const press = async ({ cookie, action }: { cookie: string; action: string }) =>
    fetch(`${store.api.url}${action}`, {
      method: 'POST',
      headers: { Cookie: cookie, Origin: store.api.url, 'Content-Type': 'application/x-www-form-urlencoded' },
      redirect: 'manual',
    });

  test('the receipt opens an urgent case of the store manager, once, and the store manager is told at once', async () => {
    const form = await formOf();
    const pressed = [await press(form), await press(form)];
    expect(pressed.map((one) => one.headers.get('location'))).toEqual(Array(2).fill('/c/visit?told=disowned'));
    await store.api.context.recorder.drain();
    const cases = await store.models.complaints.find({ order: visit.number }).lean();
    expect(cases).toHaveLength(1);
    number = cases[0]!._id;
    const { body } = await (await as('store')).get(`/complaints/${number}`);
    expect(body).toMatchObject({ kind: 'urgentOnSite', owner: { id: 'store', role: 'storeManager' }, view: 'whole' });
    const notices = await store.models.notices.find({ process: number, person: 'store' }).lean();
    expect(notices.map(({ way }) => way).toSorted()).toEqual(['inApp', 'out']);
  });

  test('who takes approvals, settles or leads those who do neither reads it nor closes it', async () => {
    for (const who of ['wang', 'manager', 'supervisor', 'settlement', 'cashier']) {
      const { body } = await (await as(who)).get(`/complaints/${number}`);
      expect([who, body.view]).toEqual([who, 'brief']);
      const closed = await codeOf(who, `/complaints/${number}/answer`, { answer: '误会', satisfied: true });
      expect([who, closed]).toEqual([who, 'roleNotAllowed']);
    }
  });

  test('what the order has no approval of is disowned by nobody', async () => {
    const { cookie } = await formOf();
    const answer = await press({ cookie, action: `/c/evidence/${'0'.repeat(64)}/disowned` });
    expect(answer.status).toBe(404);
  });
});
