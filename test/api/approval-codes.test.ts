import { codeOnPhone, customerOf } from '../../dev/fixtures/customer-phone';
import { menuLine } from '../../dev/fixtures/scenarios';
import type { ApiUser } from '../../dev/fixtures/api-users';
import type { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { CustomerVisits, phoneOf } from '../support/customer-visits';
import { MovedClock } from '../support/moved-clock';
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

const DEAR = 200_000;
/** A visit with extra items above the amount of the policy, and the customer with the link. */
async function offered(customer: number, items = 1) {
  const visit = await visits.inWorkshop(customer);
  const totals: number[] = [];
  for (let n = 1; n <= items; n++)
    totals.push(await visit.find(`X-${n}`, menuLine('TIMING', `X-L${n}`, { labour: DEAR + n })));
  await store.api.context.recorder.drain();
  return { visit, totals, holder: await customerOf(store.people, visit.number) };
}
const askCode = async (holder: ApiUser, { number }: RepairOrderClient, offer: string) =>
  holder.post(`/repair-orders/${number}/approval-codes`, { offer });
const codeFor = async (holder: ApiUser, visit: RepairOrderClient, offer = 'answerExtraItem/X-1'): Promise<string> => {
  const asked = await askCode(holder, visit, offer);
  if (asked.status !== 201) throw new Error(JSON.stringify(asked.body));
  return codeOnPhone(store.people, visit.number);
};
async function approve(holder: ApiUser, { number }: RepairOrderClient, total: number, code?: string, item = 'X-1') {
  const answer = await holder.ask(`/repair-orders/${number}/extra-items/${item}/answer`, {
    method: 'POST',
    body: { answer: 'approved', delayMinutes: 30, total, consent: { channel: 'link' } },
    headers: { ...(code !== undefined && { 'Approval-Code': code }) },
  });
  return answer.body.code as string | undefined;
}
const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('H2 above the amount of the policy an approval by link needs the code that went to the phone on file', () => {
  test('neither the link alone nor digits of the number on the advisor’s screen approve', async () => {
    const { visit, totals, holder } = await offered(4);
    const [total = 0] = totals;
    expect(await approve(holder, visit, total)).toBe('approvalCodeMissing');
    expect(await approve(holder, visit, total, phoneOf(4).slice(-6))).toBe('approvalCodeBlocked');
    const code = await codeFor(holder, visit);
    expect(await approve(holder, visit, total, phoneOf(4).slice(-6))).toBe('approvalCodeWrong');
    expect(await approve(holder, visit, total, code)).toBeUndefined();
    expect(await visits.answerOf(visit, 'X-1')).toBe('approved');
  });

  test('a code approves the very offer it was sent for, word by word, and no other amount', async () => {
    const { visit, totals, holder } = await offered(5, 2);
    const [first = 0, second = 0] = totals;
    const code = await codeFor(holder, visit, 'answerExtraItem/X-2');
    expect(await approve(holder, visit, first, code)).toBe('approvalCodeWrong');
    expect(await approve(holder, visit, second + 1, code, 'X-2')).toBe('approvalCodeWrong');
    expect(await approve(holder, visit, second, code, 'X-2')).toBeUndefined();
    // a code counts once
    expect(await approve(holder, visit, first, code)).toBe('approvalCodeWrong');
  });

  test('after five wrong codes the right one does not count either; another one is sent', async () => {
    const { visit, totals, holder } = await offered(6);
    const [total = 0] = totals;
    const code = await codeFor(holder, visit);
    for (let n = 0; n < 5; n++) expect(await approve(holder, visit, total, other(code))).toBe('approvalCodeWrong');
    expect(await approve(holder, visit, total, code)).toBe('approvalCodeBlocked');
    expect(await approve(holder, visit, total, await codeFor(holder, visit))).toBeUndefined();
  });

  test('a code lives ten minutes, and few are sent an hour', async () => {
    const { visit, totals, holder } = await offered(7);
    const [total = 0] = totals;
    const code = await codeFor(holder, visit);
    clock.pass(10 * 60_000 + 1_000);
    expect(await approve(holder, visit, total, code)).toBe('approvalCodeWrong');
    const hourly = new Set<number>();
    const impatient = store.people.holding(holder.token);
    Object.assign(impatient, { options: { repeatForMs: 0 } });
    for (let n = 0; n < 6; n++) hourly.add((await askCode(impatient, visit, 'answerExtraItem/X-1')).status);
    expect([...hourly]).toContain(429);
  });

  test('the same approval that is sent again is one approval', async () => {
    const { visit, totals, holder } = await offered(8);
    const code = await codeFor(holder, visit);
    const ask = () =>
      holder.ask(`/repair-orders/${visit.number}/extra-items/X-1/answer`, {
        method: 'POST',
        key: 'once',
        body: { answer: 'approved', delayMinutes: 30, total: totals[0], consent: { channel: 'link' } },
        headers: { 'Approval-Code': code },
      });
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
    expect((await visit.read()).evidence.filter(({ subject }: { subject: string }) => subject === 'X-1')).toHaveLength(
      1,
    );
  });

  test('is kept as a salted hash, and no log, reply or notice holds it', async () => {
    const { visit, holder } = await offered(9);
    const asked = await askCode(holder, visit, 'answerExtraItem/X-1');
    const code = await codeOnPhone(store.people, visit.number);
    const kept = await store.models.approvalCodes.findOne({ _id: visit.number }).lean();
    expect(JSON.stringify([kept, asked.body])).not.toContain(code);
    expect(JSON.stringify(await store.models.notices.find({ process: visit.number }).lean())).not.toContain(code);
  });

  test('is sent to the holder of the link only, for what is offered', async () => {
    const { visit, holder } = await offered(10);
    for (const who of ['wang', 'manager', 'store'])
      expect((await askCode(await store.people.as(who), visit, 'answerExtraItem/X-1')).status).toBe(403);
    for (const offer of ['answerExtraItem/X-9', 'signDelivery', 'agreeSettlement', '__proto__'])
      expect((await askCode(holder, visit, offer)).body.code).toBe('shownContentDiffers');
  });
});
