import type { ApiUsers } from '../../dev/fixtures/api-users';
import { ComplaintClient } from '../../dev/fixtures/complaint-client';
import { promise, register, reply } from '../../dev/fixtures/complaint-scenarios';
import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { RepairOrderClient } from '../../dev/fixtures/repair-order-client';
import { menuLine } from '../../dev/fixtures/scenarios';
import { demoPolicy, vehicles } from '../../dev/fixtures/store';
import { defaultPolicy } from '../../domain/policy/policy';
import { eventually } from '../support/eventually';
import { SetClock } from '../support/set-clock';
import { createTestApi, type TestApi } from '../support/test-api';

/** Situations of docs/demo-day.md that no demo day can show: a certain hour, days that pass, very many cases. The tests follow one another in time. */
let store: TestApi;
let clock: SetClock;
const { calendar } = defaultPolicy;
beforeAll(async () => {
  store = await createTestApi();
  clock = new SetClock(store);
  await publishPolicy(await clock.set('2027-09-27 09:00'), demoPolicy, { calendar });
});
afterAll(async () => {
  clock.undo();
  await store.stop();
});

const oil = [menuLine('MAINT-A', 'L-1')];
const received = (people: ApiUsers, customer: number, words = '说好今天给答复') =>
  ComplaintClient.open(people, customer, { words });
const escalated = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.includes(' escalate '));
/** The supervisor answers a level of a late complaint in the morning, and keeps to it. */
async function takesOver(complaint: ComplaintClient, plan: string, day: string): Promise<void> {
  const answer = { escalationId: 'T-28', plan, step: 'promiseReply', actBy: `${day}T09:40:00+08:00` };
  await complaint.do('crsupervisor', 'acknowledgeEscalation', answer);
  await complaint.do(...promise(Date.parse(`${day}T11:00:00+08:00`)));
}
/** The numbers of what this person has to do. */
const raisedTo = async (people: ApiUsers, who: string): Promise<readonly string[]> => {
  const { body } = await (await people.as(who)).get('/tasks/mine?limit=100');
  return body.items
    .filter((task: { escalated: boolean }) => task.escalated)
    .map((task: { number: string }) => task.number);
};

describe('the evening', () => {
  test('T-15 T-37 what a customer is asked at twenty past five goes to the manager the next day, and to nobody within minutes', async () => {
    const visit = await RepairOrderClient.open(await clock.set('2027-09-28 17:00'), 3);
    await visit.toWorkshop(oil);
    await visit.do('parts', 'issueParts', { lineId: 'L-1' });
    await visit.do('zhao', 'startLine', { lineId: 'L-1' });
    visit.people = await clock.set('2027-09-28 17:20');
    const total = await visit.find('X-1', menuLine('BRAKE-F', 'X-L1'));
    await visit.do('wang', 'contactCustomer', { itemId: 'X-1', channel: 'phone', reached: true });
    const passed = async (local: string) => {
      visit.people = await clock.set(local);
      return clock.passedOn(visit);
    };
    await passed('2027-09-28 17:30');
    await visit.do('workshop', 'answerProgressCheck', { expectedAt: '2027-09-28T17:40:00+08:00' });
    expect(escalated(await passed('2027-09-29 08:29'))).toEqual([]);
    const asked = (await passed('2027-09-29 11:51')).filter((line) => line.includes('T-15'));
    expect(asked).toEqual([
      '09-28 17:50 T-15 remind customer serviceAdvisor',
      '09-29 09:50 T-15 remind customer serviceAdvisor',
      '09-29 11:50 T-15 escalate serviceManager',
    ]);
    expect(await raisedTo(visit.people, 'manager')).toContain(visit.number);
    await visit.do('manager', 'acknowledgeEscalation', { escalationId: 'T-15/X-1', plan: '我来打电话' });
    await visit.hear('extraItem', 'approved', 'X-1');
    const consent = { channel: 'phone', witness: 'assistant', words: '好的，做吧' };
    await visit.do('wang', 'answerExtraItem', { itemId: 'X-1', answer: 'approved', total, delayMinutes: 30, consent });
    expect((await passed('2027-09-29 13:00')).filter((line) => line.includes('T-15'))).toEqual(asked);
  });

  test('T-28 T-37 a complaint that nobody answers before closing has the evening, and the supervisor the morning', async () => {
    const complaint = await received(await clock.set('2027-09-29 17:40'), 5);
    const passed = async (local: string) => {
      complaint.people = await clock.set(local);
      return clock.passedOn(complaint);
    };
    const first = ['09-29 17:55 T-28 escalate crSupervisor'];
    expect(await passed('2027-09-30 08:40')).toEqual(first);
    expect(await raisedTo(complaint.people, 'crsupervisor')).toContain(complaint.number);
    expect(await raisedTo(complaint.people, 'crmanager')).not.toContain(complaint.number);
    await takesOver(complaint, '今天上午答复', '2027-09-30');
    await complaint.do(...register);
    await complaint.do(...reply);
    expect(escalated(await passed('2027-09-30 11:30'))).toEqual(first);
  });
});

describe('the National Day week', () => {
  const holidays = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2027-10-${day}`);
  const makeUpDays = [{ date: '2027-10-09', hours: calendar.week[0]! }];
  let visit: RepairOrderClient;
  let adopted: ComplaintClient;
  let pinned: ComplaintClient;
  const lookedAt = async (local: string, client: ComplaintClient | RepairOrderClient) => {
    client.people = await clock.set(local);
    return clock.passedOn(client);
  };

  beforeAll(async () => {
    let people = await clock.set('2027-09-30 13:05');
    const complaints = [await received(people, 8), await received(people, 9)] as const;
    [adopted, pinned] = complaints;
    for (const complaint of complaints) await complaint.do(...promise(Date.parse('2027-09-30T17:30:00+08:00')));
    people = await clock.set('2027-09-30 13:30');
    await publishPolicy(people, demoPolicy, { calendar: { ...calendar, holidays, makeUpDays } });
    visit = await RepairOrderClient.open(people, 7);
    await visit.toWorkshop(oil);
    await visit.work(oil);
    await visit.check();
    await visit.prepare();
    people = await clock.set('2027-09-30 16:30');
    for (const complaint of complaints) {
      complaint.people = people;
      await complaint.do(...register);
      await complaint.do(...reply);
    }
    await adopted.do('crmanager', 'adoptPolicy', { reason: '国庆节假日已公布' });
    visit.people = await clock.set('2027-09-30 17:05');
    await visit.do('assistant', 'parkCar', { parkingPlace: '后院 3 号', keyPlace: '钥匙柜 K-31' });
  });

  test('H-43 no deadline of a complaint runs in it, once the complaint has adopted the calendar that was published since', async () => {
    expect(await lookedAt('2027-10-07 12:00', pinned)).toContain('10-01 10:00 T-30 escalate crSupervisor');
    // ten natural days are the law's: whoever has to know it is told before the week
    const lawful = '09-30 18:00 H-44 warn crSpecialist';
    expect(await lookedAt('2027-10-08 09:50', adopted)).toEqual([lawful]);
    const { items } = (await (await adopted.people.as('crmanager')).get('/complaint-queue?of=all&late=false')).body;
    expect(items).toContainEqual(
      expect.objectContaining({ number: adopted.number, next: expect.objectContaining({ command: 'judge' }) }),
    );
    expect(await raisedTo(adopted.people, 'crsupervisor')).not.toContain(adopted.number);
    expect(await lookedAt('2027-10-08 10:01', adopted)).toEqual([lawful, '10-08 10:00 T-30 escalate crSupervisor']);
    expect(await raisedTo(adopted.people, 'crsupervisor')).toContain(adopted.number);
  });

  test('E-05 B-21 a car that is ready stays for the week: its customer is reminded when the store is open again', async () => {
    const reminded = (await lookedAt('2027-10-16 12:00', visit)).filter((line) => line.includes('E-05'));
    expect(await clock.passedOn(visit)).toEqual(reminded);
    expect(reminded).toEqual([
      '10-08 08:30 E-05 remind customer serviceAdvisor',
      '10-10 09:00 E-05 remind customer serviceAdvisor',
      '10-14 08:30 E-05 remind customer serviceAdvisor',
    ]);
    await visit.collect();
    expect((await visit.read()).stage).toBe('delivered');
  });
});

describe('more than a hundred open complaints', () => {
  const MANY = 103;
  /** Every number on a list, page by page, in its order. */
  async function numbersOn(people: ApiUsers, who: string, list: string): Promise<readonly string[]> {
    const numbers: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await (await people.as(who)).get(`${list}limit=100${cursor && `&cursor=${cursor}`}`);
      numbers.push(...body.items.map(({ number }: { number: string }) => number));
      cursor = body.nextCursor as string | null;
    }
    return numbers;
  }

  test('H-43 the oldest one, which is late, stands first for everybody whom it concerns, and no page hides one', async () => {
    let people = await clock.set('2027-10-18 09:00');
    const before = await numbersOn(people, 'crmanager', '/complaint-queue?');
    const oldest = await received(people, 11, '最早的一起');
    people = await clock.set('2027-10-18 09:16');
    const numbers = [oldest.number];
    for (let n = 0; n < MANY; n++) numbers.push((await received(people, 2 + (n % 38), `第 ${n + 2} 起`)).number);
    oldest.people = people;
    expect(await clock.passedOn(oldest)).toEqual(['10-18 09:15 T-28 escalate crSupervisor']);
    const queue = await eventually('the queue', async () => {
      const read = await numbersOn(people, 'crmanager', '/complaint-queue?');
      return read.length === before.length + numbers.length && read;
    });
    expect(queue.toSorted()).toEqual([...before, ...numbers].toSorted());
    const ofToday = (read: readonly string[]) => read.filter((number) => numbers.includes(number));
    expect(ofToday(queue)).toEqual(numbers);
    expect(ofToday(await numbersOn(people, 'cr', '/complaint-queue?of=mine&'))).toEqual(numbers);
    expect(ofToday(await numbersOn(people, 'crmanager', '/complaints?open=true&'))).toEqual(numbers.toReversed());
    const { plate } = vehicles[10]!;
    expect((await numbersOn(people, 'cr', `/complaint-queue?q=${encodeURIComponent(plate)}&`))[0]).toBe(oldest.number);
    const { body: desk } = await (await people.as('cr')).get('/desk');
    expect(ofToday(desk.items.map(({ number }: { number: string }) => number))).toEqual(numbers);
    expect(await raisedTo(people, 'crsupervisor')).toContain(oldest.number);
    await takesOver(oldest, '先答复最早的一起', '2027-10-18');
    await oldest.read();
    expect(ofToday(await numbersOn(people, 'crmanager', '/complaint-queue?'))[0]).toBe(numbers[1]);
  });
});
