import { figureNames } from '../../domain/dashboard/figures';
import { vehicles } from '../../dev/fixtures/store';
import { counted, countedDay, recordCounted } from '../support/counted-complaints';
import { FRIDAY, numberOf, recordDashboard, serials, THURSDAY, WEDNESDAY } from '../support/dashboard-store';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
beforeAll(async () => {
  store = await createTestApi();
  await recordCounted(store.models);
  await recordDashboard(store.models);
});
afterAll(() => store.stop());

const get = async (who: string, path: string) => (await store.people.as(who)).get(path);
const own = (from: string, to = from): string => `range=days&from=${from}&to=${to}`;
interface Value {
  readonly value: number | null;
  readonly sum: number;
  readonly cases: number;
}
interface Figure extends Value {
  readonly figure: string;
  readonly previous: Value;
  readonly trend: readonly (number | null)[];
}
const figuresOf = async (query: string, who = 'manager'): Promise<ReadonlyMap<string, Figure>> => {
  const { status, body } = await get(who, `/dashboard?${query}`);
  expect(status).toBe(200);
  return new Map((body.figures as readonly Figure[]).map((one) => [one.figure, one]));
};
const values = async (query: string, ...names: readonly string[]) => {
  const found = await figuresOf(query);
  return names.map((name) => found.get(name)!.value);
};
interface Case {
  readonly number: string;
  readonly at: string;
  readonly value: number;
  readonly what: string | null;
  readonly plate: string | null;
  readonly customer: { readonly id: string; readonly name: string } | null;
}
/** Every case of a figure, read in pages of this many. */
async function casesOf(figure: string, query: string, limit: number, who = 'manager'): Promise<readonly Case[]> {
  const read: Case[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = cursor === '' ? '' : `&cursor=${cursor}`;
    const { status, body } = await get(who, `/dashboard/cases?figure=${figure}&${query}&limit=${limit}${page}`);
    expect(status).toBe(200);
    read.push(...(body.items as readonly Case[]));
    cursor = body.nextCursor as string | null;
  }
  return read;
}

describe('K-03 the dashboard', () => {
  test('K-03 what was settled on a day: labour, parts, discount and what is still owed', async () => {
    // three that were delivered, and one that was settled before midnight and handed over at it
    expect(await values(own(WEDNESDAY), 'delivered', 'labourRevenue', 'partsRevenue', 'arrears')).toEqual([
      3,
      12_000 + 32_000 + 17_000 + 12_000,
      37_300 + 85_300 + 99_300 + 37_300,
      0,
    ]);
    expect(await values(own(THURSDAY), 'delivered', 'revenue', 'arrears')).toEqual([3, 2 * 49_300, 49_300]);
  });
  test('F-08 L-17 a discount, and a visit that is a rework', async () => {
    expect(await values(own(FRIDAY), 'discount', 'revenue', 'labourRevenue', 'cameBack')).toEqual([
      5_000,
      2 * 49_300 - 5_000,
      24_000,
      1,
    ]);
    expect((await casesOf('cameBack', own(FRIDAY), 50)).map(({ number }) => number)).toEqual([
      numberOf(serials.rework),
    ]);
  });
  test('F-11 a visit that is not paid is a case of what is owed, with its amount', async () => {
    const owed = await casesOf('arrears', own(THURSDAY), 50);
    expect(owed.map(({ number, value }) => [number, value])).toEqual([[numberOf(serials.credit), 49_300]]);
  });
  test('T-13 T-11 a car that was ready after the promised time is late by its minutes, and its question for progress was not answered in time', async () => {
    const [kept, minutes, answered] = await values(own(THURSDAY), 'promiseKept', 'minutesLate', 'progressAnswered');
    const promises = await casesOf('promiseKept', own(THURSDAY), 50);
    expect(promises.filter(({ value }) => value === 0).map(({ number }) => number)).toEqual([numberOf(serials.late)]);
    expect(kept).toBe(Math.round(((promises.length - 1) * 1_000) / promises.length) / 10);
    const lateness = await casesOf('minutesLate', own(THURSDAY), 50);
    expect(lateness.map(({ number }) => number)).toEqual([numberOf(serials.late)]);
    expect(minutes).toBe(lateness[0]!.value);
    expect(answered).toBe(0);
  });
  test('D-08 extra items by their answers, with their amounts and what they are', async () => {
    const names = ['extraProposed', 'extraApproved', 'extraDeclined', 'extraApproval', 'extraDeclinedAmount'] as const;
    expect(await values(own(WEDNESDAY, THURSDAY), ...names)).toEqual([2, 1, 1, 50, 67_000]);
    expect((await casesOf('extraDeclined', own(WEDNESDAY, THURSDAY), 50))[0]!.what).toBe('更换电瓶');
  });
  test('C-06 the bill against the estimate: the extra item that was approved is what it is over', async () => {
    const over = await casesOf('overEstimate', own(WEDNESDAY, THURSDAY), 50);
    expect(over.filter(({ value }) => value !== 0).map(({ number, value }) => [number, value])).toEqual([
      [numberOf(serials.approved), 67_000],
    ]);
  });
  test('K-06 H-45 complaints as the statistics of complaints count them', async () => {
    const names = ['complaintsReceived', 'complaintsOpen', 'complaintsOverdue', 'solvedInTime'] as const;
    expect(await values(own(countedDay), ...names)).toEqual([counted.total, counted.open, counted.broken, 50]);
  });
  test('K-04 G-40 calls that came due, and dissatisfaction that was found', async () => {
    const days = own('2026-06-10', '2026-06-20');
    expect(await values(days, 'callsDue', 'callsMade', 'callsRecorded', 'dissatisfied', 'satisfied')).toEqual([
      2, 100, 2, 1, 50,
    ]);
  });
});

describe('the days of a dashboard', () => {
  test('a day of the store ends at its midnight: 23:59:59.999 is on the day, 00:00 on the next', async () => {
    const numbers = async (day: string) => (await casesOf('delivered', own(day), 50)).map(({ number }) => number);
    expect(await numbers(WEDNESDAY)).toContain(numberOf(serials.approved));
    expect(await numbers(WEDNESDAY)).not.toContain(numberOf(serials.declined));
    expect(await numbers(THURSDAY)).toContain(numberOf(serials.declined));
  });
  test('each figure stands beside that of as many days before, which the reply names', async () => {
    const { body } = await get('manager', `/dashboard?${own(THURSDAY)}`);
    expect(body.compared).toEqual({ from: WEDNESDAY, to: WEDNESDAY });
    const [thursday, wednesday] = [await figuresOf(own(THURSDAY)), await figuresOf(own(WEDNESDAY))];
    for (const [name, { previous }] of thursday) {
      const { value, sum, cases } = wednesday.get(name)!;
      expect([name, previous]).toEqual([name, { value, sum, cases }]);
    }
  });
  test('its parts add up to it', async () => {
    const found = await figuresOf(own('2026-06-01', '2026-06-30'));
    for (const name of ['delivered', 'revenue', 'minutesLate'])
      expect(found.get(name)!.trend.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBe(found.get(name)!.value);
  });
  test.each([
    ['an empty day', own('2020-01-01')],
    ['a day to come', own('2099-12-31')],
  ])('%s has no cases, and no share of nothing', async (_title, query) => {
    for (const { value, cases, figure } of (await figuresOf(query)).values())
      expect([figure, value, cases]).toEqual([figure, value === null ? null : 0, 0]);
  });
  test.each([
    ['own days without a day', 'range=days'],
    ['own days without their end', `range=days&from=${WEDNESDAY}`],
    ['days for a range that has its own', `range=today&from=${WEDNESDAY}&to=${WEDNESDAY}`],
    ['an end before the beginning', own(THURSDAY, WEDNESDAY)],
    ['more than a quarter', own('2026-01-01', '2026-06-30')],
    ['a day that is none', own('2026-06-31')],
    ['a range that is none', 'range=century'],
  ])('%s is refused, with advice', async (_title, query) => {
    for (const path of [`/dashboard?${query}`, `/dashboard/cases?figure=revenue&${query}`]) {
      const { status, body } = await get('manager', path);
      expect([status, body.code]).toEqual([422, 'invalid']);
    }
  });
});

describe('the cases behind a figure', () => {
  test.each(figureNames)(
    '%s: the values of all its cases come to the figure, read in pages of any size',
    async (figure) => {
      for (const query of [
        own(WEDNESDAY),
        own(THURSDAY),
        own(FRIDAY),
        own(countedDay),
        own('2026-06-01', '2026-06-30'),
      ]) {
        const told = (await figuresOf(query)).get(figure)!;
        const [few, many] = [await casesOf(figure, query, 1), await casesOf(figure, query, 100)];
        expect(few).toEqual(many);
        expect(many.length).toBe(told.cases);
        expect(many.reduce((sum, { value }) => sum + value, 0)).toBe(told.sum);
      }
    },
  );
  test('M-03 a case says plate and customer by name; the central team is told no customer; who opens it is written down', async () => {
    const [first] = await casesOf('delivered', own(WEDNESDAY), 50);
    expect(first!.plate).toBe(vehicles[1]!.plate);
    expect(first!.customer?.id).toBe('C-002');
    const [untold] = await casesOf('delivered', own(WEDNESDAY), 50, 'central');
    expect([untold!.plate, untold!.customer]).toEqual([vehicles[1]!.plate, null]);
    const { body } = await get('store', '/audit-log?limit=100');
    const entries = body.items as readonly {
      readonly who: string;
      readonly operation: string;
      readonly persons: readonly string[];
    }[];
    expect(
      entries.filter(
        ({ who, operation, persons }) =>
          who === 'manager' && operation === 'listDashboardCases' && persons.includes('C-002'),
      ),
    ).not.toEqual([]);
  });
  test('a later page reads no visit that is newer than where it goes on, and leaves the figure to the first', async () => {
    const query = own('2026-06-01', '2026-06-30');
    const whole = await casesOf('delivered', query, 100);
    expect(await casesOf('delivered', query, 3)).toEqual(whole);
    const first = (await get('manager', `/dashboard/cases?figure=delivered&${query}&limit=3`)).body;
    expect(first.cases).toBe(whole.length);
    const { repairOrders } = store.api.context.repositories;
    const read = jest.spyOn(repairOrders, 'each');
    const second = (
      await get('manager', `/dashboard/cases?figure=delivered&${query}&limit=3&cursor=${first.nextCursor}`)
    ).body;
    expect(second).toMatchObject({ value: null, sum: null, cases: null });
    expect(read.mock.calls.map(([, moment, , before]) => [moment, before])).toEqual([
      ['deliveredAt', Date.parse(whole[2]!.at) + 1],
    ]);
    read.mockRestore();
  });
  test('nothing of another store is counted or told', async () => {
    const cases = await casesOf('delivered', own('2026-06-01', '2026-06-30'), 100);
    expect(cases.length).toBe(8);
    expect(cases.every(({ number }) => number.startsWith('RO-S01-'))).toBe(true);
  });
  test('H-39 a complaint about the reader is in no figure and no case', async () => {
    const everyone = await figuresOf(own(countedDay), 'store');
    const number = (await casesOf('complaintsReceived', own(countedDay), 100))[0]!.number;
    await store.models.complaints.updateOne({ _id: number }, { $set: { accused: ['manager'] } });
    const told = await figuresOf(own(countedDay));
    expect(told.get('complaintsReceived')!.value).toBe(everyone.get('complaintsReceived')!.value! - 1);
    expect((await casesOf('complaintsReceived', own(countedDay), 100)).map((one) => one.number)).not.toContain(number);
    await store.models.complaints.updateOne({ _id: number }, { $set: { accused: [] } });
  });
  test.each(['wang', 'cr', 'zhao', 'cashier', 'clerk'])('%s reads neither figures nor cases', async (who) => {
    expect((await get(who, '/dashboard')).body.code).toBe('forbidden');
    expect((await get(who, '/dashboard/cases?figure=revenue')).body.code).toBe('forbidden');
  });
  test('a figure that there is not is refused', async () => {
    expect((await get('manager', '/dashboard/cases?figure=moonlight')).status).toBe(422);
  });
});
