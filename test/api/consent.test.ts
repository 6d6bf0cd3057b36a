import { ApiUser } from '../../dev/fixtures/api-users';
import { codeOnPhone, customerOf, receiveLink } from '../../dev/fixtures/customer-phone';
import { menuLine } from '../../dev/fixtures/scenarios';
import { maintenance, type RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { commands } from '../../domain/repair-order/commands';
import { commands as complaintCommands } from '../../domain/complaint/commands';
import { firstBreak } from '../../domain/kernel/evidence';
import { phoneMark } from '../../platform/customer-links';
import { CustomerVisits, phoneOf } from '../support/customer-visits';
import { MovedClock } from '../support/moved-clock';
import { messagesTo, stateStoredIn } from '../support/sealed';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let clock: MovedClock;
let visits: CustomerVisits;
beforeAll(async () => {
  clock = new MovedClock();
  store = await createTestApi();
  visits = new CustomerVisits(store);
});
afterAll(async () => {
  await store.stop();
  clock.undo();
});

const wang = () => store.people.as('wang');
const read = async (visit: RepairOrderClient) => {
  await store.api.context.recorder.drain();
  return (await (await wang()).get(`/repair-orders/${visit.number}/live`)).body;
};
const openLink = (secret: string) =>
  new ApiUser(store.api.url, undefined, { repeatForMs: 0 }).post('/customer-sessions', { secret });
const secretIn = (path: string): string => path.split('#')[1] ?? '';
async function show(visit: RepairOrderClient): Promise<{ id: string; path: string }> {
  await store.api.context.recorder.drain();
  const { status, body } = await (await wang()).post(`/repair-orders/${visit.number}/shown-links`);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}
const approve = (holder: ApiUser, visit: RepairOrderClient, total: number, code?: string) =>
  holder.ask(`/repair-orders/${visit.number}/extra-items/X-1/answer`, {
    method: 'POST',
    body: { answer: 'approved', delayMinutes: 30, total, consent: { channel: 'link' } },
    headers: { 'User-Agent': 'Phone of the test', ...(code !== undefined && { 'Approval-Code': code }) },
  });
const link = (visit: RepairOrderClient) => `/repair-orders/${visit.number}/customer-links`;

describe('H2 a link goes by the gateway to the phone on file', () => {
  test('staff see where it went, never its secret, and the history of the order says who had it sent', async () => {
    const visit = await visits.inWorkshop(4);
    await read(visit);
    const { status, body } = await (await wang()).post(link(visit));
    expect([status, body.to]).toEqual([201, phoneOf(4).slice(-4)]);
    const [message] = await messagesTo(store.models, phoneOf(4));
    const secret = /\/c#([\w-]{43})/.exec(message!.text)?.[1] ?? '';
    const listed = await (await wang()).get(link(visit));
    const kept = await store.models.links.find({ order: visit.number }).lean();
    expect(JSON.stringify([body, listed.body, kept, await visit.events()])).not.toContain(secret);
    expect((await visit.events()).at(-1)).toMatchObject({
      type: 'customerLinkNoted',
      by: { id: 'wang', role: 'serviceAdvisor' },
      way: 'sent',
      link: body.id,
      phoneMark: phoneMark(phoneOf(4)),
    });
    expect((await openLink(secret)).status).toBe(201);
  });

  test('without a gateway a store at work says that nothing can be sent, and there is no link', async () => {
    const visit = await visits.inWorkshop(5);
    await read(visit);
    const { token } = await wang();
    const atWork = await store.another({ NODE_ENV: 'production', PUBLIC_URL: 'https://service.example.com' });
    // the demo store's people have no rights where others than this machine come
    const accounts = ['wang', 'li'].map((id) => store.models.accounts.updateOne({ _id: id }, { $unset: { demo: 1 } }));
    await Promise.all(accounts);
    const answer = await new ApiUser(atWork.url, token, { repeatForMs: 0 }).post(link(visit));
    expect([answer.status, answer.body.code]).toEqual([409, 'channelMissing']);
    expect((await new ApiUser(atWork.url, token).get('/message-tray')).status).toBe(404);
    expect(await store.models.links.find({ order: visit.number, kind: 'sent' }).lean()).toEqual([]);
  });

  test('a link that the gateway does not take opens nothing', async () => {
    const visit = await visits.inWorkshop(6);
    await read(visit);
    const put = jest.spyOn(store.api.context.repositories.tray, 'put').mockRejectedValue(new Error('refused'));
    const person = new ApiUser(store.api.url, (await wang()).token, { repeatForMs: 0 });
    const answer = await person.post(link(visit));
    put.mockRestore();
    expect([answer.status, answer.body.code]).toEqual([503, 'messageNotSent']);
    const [made] = (await (await wang()).get(link(visit))).body.items;
    expect(made).toMatchObject({ usable: false, uses: 0 });
  });
});

describe('H2 a link is shown on a tablet', () => {
  test('it opens once, within five minutes, and the history says who showed it', async () => {
    const visit = await visits.inWorkshop(7);
    const first = await show(visit);
    expect((await visit.events()).at(-1)).toMatchObject({
      type: 'customerLinkNoted',
      way: 'shown',
      by: { id: 'wang' },
    });
    const opened = await Promise.all([1, 2, 3].map(() => openLink(secretIn(first.path))));
    expect(opened.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 401, 401]);
    const late = await show(visit);
    clock.pass(5 * 60_000 + 1_000);
    expect((await openLink(secretIn(late.path))).status).toBe(401);
  });

  test('only an advisor shows one', async () => {
    const visit = await visits.inWorkshop(8);
    for (const who of ['zhao', 'cashier', 'settlement', 'manager', 'store'])
      expect((await (await store.people.as(who)).post(`/repair-orders/${visit.number}/shown-links`)).status).toBe(403);
  });

  test('what is approved through it says so, and above the amount it takes the code of the phone as well', async () => {
    const visit = await visits.inWorkshop(9);
    const total = await visit.find('X-1', menuLine('TIMING', 'X-L1', { labour: 200_000 }));
    const shown = await show(visit);
    const { body } = await openLink(secretIn(shown.path));
    const tablet = store.people.holding(body.token as string);
    expect((await approve(tablet, visit, total)).body.code).toBe('approvalCodeMissing');
    await tablet.post(`/repair-orders/${visit.number}/approval-codes`, { offer: 'answerExtraItem/X-1' });
    expect((await approve(tablet, visit, total, await codeOnPhone(store.people, visit.number))).status).toBe(200);
    expect((await read(visit)).evidence.at(-1).consent.proof.link).toEqual({
      link: shown.id,
      way: 'shown',
      by: 'wang',
      phoneMark: phoneMark(phoneOf(9)),
      code: true,
    });
  });
});

describe('H2 the evidence of an approval', () => {
  test('names link, sender, phone as a hash, address and browser, and its chain holds', async () => {
    const visit = await visits.inWorkshop(10);
    const total = await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
    const holder = await customerOf(store.people, visit.number);
    expect((await approve(holder, visit, total)).status).toBe(200);
    const { evidence } = await read(visit);
    expect(evidence.at(-1)).toMatchObject({ document: 'extraItem', total, text: expect.stringContaining('X-1') });
    expect(evidence.at(-1).consent).toEqual({
      channel: 'link',
      proof: {
        networkAddress: expect.stringMatching(/127\.0\.0\.1/),
        userAgent: 'Phone of the test',
        link: {
          link: expect.stringMatching(/^[0-9a-f]{24}$/),
          way: 'sent',
          by: 'wang',
          phoneMark: phoneMark(phoneOf(10)),
          code: false,
        },
      },
    });
    // a paper says from where it was taken in
    expect(evidence[0].consent).toMatchObject({ channel: 'paper', proof: { networkAddress: expect.any(String) } });
    const chain = await visit.events();
    const inMilliseconds = chain
      .flatMap(({ evidence: one }) => (one === undefined ? [] : [one]))
      .map((one) => ({ ...one, at: Date.parse(one.at) }));
    expect(firstBreak(inMilliseconds)).toBeUndefined();
    expect(JSON.stringify(evidence)).not.toContain(phoneOf(10));
  });

  test('a body that says itself where it comes from is refused', async () => {
    const visit = await visits.inWorkshop(11);
    await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
    const holder = await customerOf(store.people, visit.number);
    const consent = { channel: 'link', proof: { networkAddress: '10.0.0.1', userAgent: null } };
    const body = { answer: 'approved', delayMinutes: 30, total: 1, consent };
    const answer = await holder.post(`/repair-orders/${visit.number}/extra-items/X-1/answer`, body);
    expect(answer.status).toBe(422);
  });
});

describe('M4 the customer sends what the page offers, and nothing else', () => {
  test('of an order: the answers to a diagnosis, the order, an extra item, a changed item, another time and the settlement; of a complaint: words, and the answer to a solution', () => {
    const own = Object.entries(commands.roles).flatMap(([name, roles]) => (roles.includes('customer') ? [name] : []));
    expect(own.toSorted()).toEqual([
      'agreeSettlement',
      'answerDiagnosis',
      'answerExtraItem',
      'answerItemChange',
      'answerPromise',
      'signOrderAsCustomer',
    ]);
    const ofComplaints = Object.entries(complaintCommands.roles).filter(([, roles]) => roles.includes('customer'));
    expect(ofComplaints.map(([name]) => name).toSorted()).toEqual([
      'acceptSolution',
      'addWords',
      'recordPreference',
      'refuseSolution',
    ]);
  });

  test('a link stops, cancels, returns and signs off nothing, alone or among several commands', async () => {
    const visit = await visits.inWorkshop(12);
    const holder = await customerOf(store.people, visit.number);
    const consent = { channel: 'link' };
    for (const [path, body] of [
      ['work/stop', { reason: '不修了' }],
      ['cancellation', { reason: '不修了' }],
      ['acceptance/approval', { consent }],
      ['delivery/signature', { consent }],
      ['delivery/pickup-slip', { consent }],
      ['commands', { commands: [{ type: 'stopWork', reason: '不修了' }] }],
    ] as const) {
      const { status } = await holder.post(`/repair-orders/${visit.number}/${path}`, body);
      expect([path, [403, 404].includes(status)]).toEqual([path, true]);
    }
    expect((await read(visit)).stage).toBe('inRepair');
  });
});

describe('M5 a link ends with its visit', () => {
  test('one is still sent, and opens, in the moment between the delivery and the beginning of its calls', async () => {
    const visit = await maintenance(store.people, 14);
    await store.api.context.recorder.drain();
    await store.models.followUps.deleteOne({ _id: visit.number.replace('RO-', 'FU-') });
    expect((await openLink(await receiveLink(store.people, visit.number))).status).toBe(201);
  });

  test('nothing is opened, and an open page decides nothing more, once the visit, its calls and what was said of it are over', async () => {
    const visit = await maintenance(store.people, 13);
    await store.api.context.recorder.drain();
    // the customer still answers how it was
    const secret = await receiveLink(store.people, visit.number);
    expect((await openLink(secret)).status).toBe(201);
    const { followUps } = store.models;
    const number = visit.number.replace('RO-', 'FU-');
    const calls = await followUps.findOne({ _id: number }).lean();
    const over = { ...(await stateStoredIn(store.models, calls!)), stage: 'recorded' };
    await followUps.updateOne({ _id: number }, { $set: { state: JSON.stringify(over) } });
    expect((await openLink(secret)).status).toBe(401);
    const another = await (await wang()).post(link(visit));
    expect([another.status, another.body.code]).toEqual([409, 'processClosed']);
  });
});
