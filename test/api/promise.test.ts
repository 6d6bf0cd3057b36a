import { customerOf } from '../../dev/fixtures/customer-phone';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { MINUTE } from '../../domain/kernel/process';
import { eventually } from '../support/eventually';
import { inTheMorning } from '../support/store-clock';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
  await inTheMorning(store.models);
});
afterAll(() => store.stop());

const oil = [menuLine('MAINT-A', 'L-1')];
const pads = [menuLine('BRAKE-F', 'L-1')];
const [pad = ''] = pads[0]!.parts.map(({ partNumber }) => partNumber);
const HOUR_MS = 60 * MINUTE;

const inShop = async (customer: number): Promise<RepairOrderClient> => {
  const visit = await RepairOrderClient.open(store.people, customer);
  await visit.toWorkshop(oil);
  return visit;
};
/** An offer that was drafted and not shown. */
const drafted = async (customer: number, lines = oil): Promise<RepairOrderClient> => {
  const visit = await RepairOrderClient.open(store.people, customer);
  await visit.receive();
  await visit.takeIn();
  await visit.do('wang', 'startEstimate');
  await visit.do('wang', 'draftEstimate', { method: 'system', lines });
  await visit.do('zhao', 'confirmEstimate');
  await visit.do('parts', 'confirmEstimate');
  await store.api.context.recorder.drain();
  return visit;
};
const proposal = async (who: string, { number }: RepairOrderClient) =>
  (await store.people.as(who)).get(`/repair-orders/${number}/promise-proposal`);
const minutesTo = (at: string): number => (Date.parse(at) - Date.now()) / MINUTE;

describe('C-12 the promise comes from the real load of the store', () => {
  test('times are offered for jobs before there is a visit, each later one can be promised, and nothing is changed', async () => {
    const wang = await store.people.as('wang');
    const { status, body } = await wang.post('/promise-offers', { lines: oil });
    expect(status).toBe(200);
    const [later = ''] = body.later as readonly string[];
    const all = [body.earliest, ...body.later].map((at: string) => Date.parse(at));
    expect(all).toEqual(all.toSorted((a, b) => a - b));
    expect(new Set(all).size).toBe(3);
    const visit = await drafted(20);
    const own = await wang.post('/promise-offers', { lines: [...oil, ...pads], order: visit.number });
    expect(Date.parse(own.body.earliest)).toBeGreaterThan(Date.parse(body.earliest));
    expect((await visit.read()).estimate.lines).toHaveLength(1);
    await visit.do('wang', 'presentEstimate', { guaranteePresented: true, wishedAt: later });
    expect((await visit.read()).estimate.promisedAt).toBe(new Date(later).toISOString());
    expect((await (await store.people.as('zhao')).post('/promise-offers', { lines: oil })).status).toBe(403);
    expect((await wang.post('/promise-offers', { lines: oil, order: 'RO-S01-20200101-0001' })).status).toBe(404);
  });

  test('what other orders have before them is counted, whatever the advisor types', async () => {
    const visit = await drafted(21);
    const before = (await proposal('wang', visit)).body.workshopLoadMinutes as number;
    await inShop(22);
    await inShop(23);
    // both technicians of the store have a car before this one
    const { body } = await eventually('both cars have their place', async () => {
      const answer = await proposal('wang', visit);
      return answer.body.workshopLoadMinutes > before && answer;
    });
    const { labourMinutes } = oil[0]!;
    expect(body).toMatchObject({ partsReadyAt: null });
    expect(body.workshopLoadMinutes).toBeGreaterThan(labourMinutes - 3);
    expect(body.workshopLoadMinutes).toBeLessThanOrEqual(labourMinutes);
    const own = labourMinutes + (body.marginMinutes as number);
    expect(minutesTo(body.promisedAt)).toBeCloseTo((body.workshopLoadMinutes as number) + own, -1);

    // a tired advisor types that nothing is queued
    await visit.do('wang', 'presentEstimate', { workshopLoadMinutes: 0, guaranteePresented: true });
    const { estimate } = await visit.read();
    expect(Math.abs(Date.parse(estimate.promisedAt) - Date.parse(body.promisedAt))).toBeLessThan(3 * MINUTE);
  });

  test('a part that is not in stock moves it by its lead time', async () => {
    await store.models.parts.updateOne({ partNumber: pad, store: 'S01' }, { $set: { stock: 0, leadDays: 3 } });
    const visit = await drafted(24, pads);
    const { body } = await proposal('wang', visit);
    expect(minutesTo(body.partsReadyAt)).toBeGreaterThan(2 * 24 * 60 - 1);
    expect(Date.parse(body.promisedAt)).toBeGreaterThan(Date.parse(body.partsReadyAt));
    const early = { wishedAt: new Date(Date.now() + 24 * HOUR_MS).toISOString(), guaranteePresented: true };
    const { status, body: refused } = await visit.send('wang', 'presentEstimate', early);
    expect([status, refused.code]).toEqual([409, 'promiseTooEarly']);
    expect(Date.parse(refused.facts.earliest)).toBeGreaterThan(Date.parse(body.partsReadyAt));
  });

  test('only those who agree a time are told, and nothing of other stores', async () => {
    const visit = await inShop(25);
    expect((await proposal('zhao', visit)).status).toBe(403);
    expect((await proposal('manager', visit)).status).toBe(200);
    const elsewhere = (await store.people.as('wang')).get('/repair-orders/RO-S02-20261122-0001/promise-proposal');
    expect((await elsewhere).status).toBe(404);
  });
});

describe('T-13 C-16 the promise moves by the word of the customer', () => {
  const ask = async (visit: RepairOrderClient): Promise<{ readonly stands: string; readonly asked: string }> => {
    const stands = (await visit.read()).promise.at as string;
    const asked = new Date(Date.parse(stands) + HOUR_MS).toISOString();
    await visit.do('wang', 'movePromise', { promisedAt: asked, reason: '缺件', toldBy: 'phone' });
    return { stands, asked };
  };
  const promisedAt = async (visit: RepairOrderClient): Promise<string> => (await visit.read()).promise.at;

  test('by the own link; sent twice it is one answer', async () => {
    const visit = await inShop(26);
    const { stands, asked } = await ask(visit);
    expect(await promisedAt(visit)).toBe(stands);
    const phone = await customerOf(store.people, visit.number);
    const answer = { revision: 1, promisedAt: asked, answer: 'approved', consent: { channel: 'link' } };
    const once = await phone.post(`/repair-orders/${visit.number}/promise/answer`, answer);
    expect(once.status).toBe(200);
    await eventually('the promise to move', async () => (await promisedAt(visit)) === asked);
    const again = await phone.post(`/repair-orders/${visit.number}/promise/answer`, answer);
    expect([again.status, again.body.code]).toEqual([409, 'promiseNotAsked']);
    const { evidence } = await visit.read();
    expect(evidence.filter(({ document }: { document: string }) => document === 'promisedTime')).toHaveLength(1);
  });

  test('staff do not answer by link, nor with a witness who has heard nothing, nor with a scan that nobody made', async () => {
    const visit = await inShop(27);
    const { stands, asked } = await ask(visit);
    const answer = { revision: 1, promisedAt: asked, answer: 'approved' };
    const tries = [
      [{ channel: 'link' }, 'consentNotAccepted'],
      [{ channel: 'phone', witness: 'assistant', words: '好' }, 'witnessNotConfirmed'],
      [{ channel: 'phone', witness: 'wang', words: '好' }, 'witnessRequired'],
      [{ channel: 'paper', scan: 'ab'.repeat(32) }, 'fileNotOfProcess'],
    ] as const;
    const wang = await store.people.as('wang');
    for (const [consent, code] of tries) {
      const { body } = await wang.post(`/repair-orders/${visit.number}/promise/answer`, { ...answer, consent });
      expect(body.code).toBe(code);
    }
    expect(await promisedAt(visit)).toBe(stands);
    await visit.answerTime(1, asked, 'approved');
    expect(await promisedAt(visit)).toBe(asked);
  });

  test('nobody but advisor and manager asks, and never for a time in 2099', async () => {
    const visit = await inShop(28);
    const body = { promisedAt: '2099-01-01T00:00:00Z', reason: '缺件', toldBy: 'phone' };
    expect((await visit.send('zhao', 'movePromise', body)).status).toBe(403);
    const { status, body: refused } = await visit.send('wang', 'movePromise', body);
    expect([status, refused.code]).toEqual([409, 'dayOff']);
  });
});
