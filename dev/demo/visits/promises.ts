import { customerOf } from '../../fixtures/customer-phone';
import { Unexpected } from '../../fixtures/process-client';
import { RepairOrderClient } from '../../fixtures/repair-order-client';
import { inWorkshop, oil, type Story } from './steps';

const HOUR_MS = 3_600_000;
const inDays = (days: number): string => new Date(Date.now() + days * 24 * HOUR_MS).toISOString().slice(0, 10);

/** Asks the customer for an hour more. Answers the time that was promised, and the time asked about. */
async function askForAnHour(visit: RepairOrderClient): Promise<{ readonly stands: string; readonly asked: string }> {
  const stands = (await visit.read()).promise.at as string;
  const asked = new Date(Date.parse(stands) + HOUR_MS).toISOString();
  await visit.do('wang', 'movePromise', { promisedAt: asked, reason: '配件晚到', toldBy: 'wechat' });
  return { stands, asked };
}

async function expectPromise(visit: RepairOrderClient, at: string): Promise<void> {
  const { promise } = await visit.read();
  if (promise.at !== at) throw new Unexpected(`promised is ${promise.at}, not ${at}`);
}

/** The promised time, and what becomes of a car that is ready. */
export const promises: readonly Story[] = [
  {
    title: '客户同意改期 · another time is asked about: the promise stands until the customer agrees on the own page',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      const { stands, asked } = await askForAnHour(visit);
      await expectPromise(visit, stands);
      const phone = await customerOf(people, visit.number);
      const { body, status } = await phone.post(`/repair-orders/${visit.number}/promise/answer`, {
        revision: 1,
        promisedAt: asked,
        answer: 'approved',
        consent: { channel: 'link' },
      });
      if (status !== 200) throw new Unexpected(`the customer's answer: ${status} ${JSON.stringify(body)}`);
      await visit.until('the answer of the customer', (events) =>
        events.some(({ type }) => type === 'promiseChangeAnswered'),
      );
      await expectPromise(visit, asked);
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '客户拒绝改期 · the customer refuses another time: the promise stands, the manager says how it is kept',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      const { stands, asked } = await askForAnHour(visit);
      await visit.answerTime(1, asked, 'declined');
      await expectPromise(visit, stands);
      await visit.refused('promiseNotAsked', 'wang', 'answerPromise', {
        revision: 1,
        promisedAt: asked,
        answer: 'approved',
        consent: { channel: 'phone', witness: 'assistant', words: '好的' },
      });
      await visit.do('manager', 'keepPromise', { plan: '加派一名技师，先做此车' });
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '约定更晚时间 · tomorrow is early enough: a later time than the load asks for is agreed and signed',
    play: async (people, customer) => {
      const visit = await RepairOrderClient.open(people, customer);
      await visit.receive();
      await visit.takeIn();
      await visit.do('wang', 'startEstimate');
      await visit.do('wang', 'draftEstimate', { method: 'system', lines: [oil()] });
      await visit.do('zhao', 'confirmEstimate');
      await visit.do('parts', 'confirmEstimate');
      const { body: proposal } = await (await people.as('wang')).get(`/repair-orders/${visit.number}/promise-proposal`);
      const earliest = Date.parse(proposal.promisedAt as string);
      const early = { wishedAt: new Date(earliest - HOUR_MS).toISOString(), guaranteePresented: true };
      await visit.refused('promiseTooEarly', 'wang', 'presentEstimate', early);
      const wishedAt = new Date(earliest + 20 * HOUR_MS).toISOString();
      await visit.do('wang', 'presentEstimate', { wishedAt, guaranteePresented: true });
      await visit.do('wang', 'signOrderAsAdvisor', { pointedOut: ['items', 'time', 'amount', 'place'] });
      await visit.sign([oil()]);
      await expectPromise(visit, wishedAt);
      await visit.dispatch();
      await visit.complete([oil()]);
      return visit;
    },
  },
  {
    title: '完工无人提车 · nobody collects the car: put away for the night, asked once more, collected days later',
    play: async (people, customer) => {
      const visit = await inWorkshop(people, customer);
      await visit.work([oil()]);
      await visit.check();
      await visit.prepare();
      await visit.do('assistant', 'parkCar', { parkingPlace: '后院 3 号位', keyPlace: '钥匙柜 K-31' });
      await visit.do('wang', 'askToCollect', { channel: 'sms', day: inDays(2) });
      await visit.collect();
      return visit;
    },
  },
];
