import type { ApiUser } from '../../dev/fixtures/api-users';
import { BookingClient, dateAhead, instantOn } from '../support/booked';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let bookings: BookingClient;
let supervisor: ApiUser;
const as = (who: string): Promise<ApiUser> => store.people.as(who);
beforeAll(async () => {
  store = await createTestApi();
  bookings = new BookingClient(await as('wang'));
  supervisor = await as('workshop');
});
afterAll(() => store.stop());

const utc = (local: string): string => new Date(local).toISOString();
const planOf = async (date: string) => {
  await store.api.context.recorder.drain();
  return (await supervisor.get(`/day-plans?from=${date}`)).body.items[0];
};
interface Load {
  readonly from: string;
  readonly taken: number;
  readonly of: number;
}
const loadAt = (load: readonly Load[], at: string): Load => load.find(({ from }) => from === utc(at))!;

describe('the plan of a day', () => {
  test('A-06 a date that nobody has booked shows its bays and people, and nothing taken', async () => {
    const plan = await planOf(dateAhead(20));
    expect(plan).toMatchObject({ opened: false, jobs: [], blocks: [] });
    expect(plan.bays.length).toBeGreaterThan(0);
    expect(plan.people.length).toBeGreaterThan(0);
    expect(plan.load.every(({ taken, of }: Load) => taken === 0 && of > 0)).toBe(true);
  });

  test('A-06 A-19 what is booked stands there with its car, and its minutes count in the load of its hours only', async () => {
    const date = dateAhead(21);
    const number = await bookings.agreed(2, instantOn(date, '10:00'));
    const job = await eventually('the day has it', async () => (await planOf(date)).jobs[0]);
    expect(job).toMatchObject({
      holder: number,
      stage: 'agreed',
      need: { minutes: 60, bayKind: 'lift' },
      unfit: false,
      walkIn: false,
      plate: expect.stringMatching(/./),
      work: { from: utc(instantOn(date, '10:00')), until: utc(instantOn(date, '11:00')) },
    });
    const { load } = await planOf(date);
    expect(loadAt(load, instantOn(date, '10:00')).taken).toBe(60);
    expect(loadAt(load, instantOn(date, '11:00')).taken).toBe(0);
  });

  test('A-06 what is blocked can take no work: it is no part of what the hour has', async () => {
    const date = dateAhead(22);
    const { body, status } = await supervisor.post('/workshop-days', { date });
    expect(status).toBe(201);
    const { load: before, bays } = await eventually('the day is open', async () => {
      const plan = await planOf(date);
      return plan.opened ? plan : undefined;
    });
    const free = loadAt(before, instantOn(date, '10:00')).of;
    const lifts = bays.filter(({ kind }: { kind: string }) => kind !== 'wash' && kind !== 'reception');
    for (const [index, { id }] of lifts.entries())
      await supervisor.post(`/workshop-days/${body.number}/blocks`, {
        blockId: `B-${index}`,
        what: 'bay',
        resourceId: id,
        from: instantOn(date, '10:00'),
        until: instantOn(date, '11:00'),
        blockedFor: 'upkeep',
      });
    const { load } = await eventually('the blocks are there', async () => {
      const plan = await planOf(date);
      return plan.blocks.length === lifts.length ? plan : undefined;
    });
    expect(free).toBeGreaterThan(0);
    expect(loadAt(load, instantOn(date, '10:00')).of).toBe(0);
    expect(loadAt(load, instantOn(date, '11:00')).of).toBe(free);
  });

  test('A-06 a day is opened once, whoever asks again; not in the past and not in 2099', async () => {
    const date = dateAhead(23);
    const [first, again] = [
      await bookings.user.post('/workshop-days', { date }),
      await supervisor.post('/workshop-days', { date }),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.number).toBe(first.body.number);
    expect((await supervisor.post('/workshop-days', { date: dateAhead(-1) })).body.code).toBe('slotPast');
    expect((await supervisor.post('/workshop-days', { date: '2099-01-01' })).body.code).toBe('slotTooFar');
    expect((await supervisor.post('/workshop-days', { date: '2026-02-31' })).status).toBe(422);
    expect((await (await as('gate')).post('/workshop-days', { date })).status).toBe(403);
  });

  test.each(['from=2026-13-01', 'days=0', 'days=8', 'days=x'])('%s is refused', async (query) => {
    expect((await supervisor.get(`/day-plans?${query}`)).status).toBe(422);
  });
});

describe('who is expected', () => {
  const rowOf = async (number: string, date: string) =>
    (await bookings.user.get(`/arrivals?from=${date}`)).body.items.find(
      (row: { number: string }) => row.number === number,
    );

  test('A-11 A-14 the reception sees of each what it needs: documents, parts, deposit, advisor, transport', async () => {
    const date = dateAhead(12);
    const part = (await store.models.parts.find().lean()).find(({ stock }) => stock >= 1)!;
    const number = await bookings.agreed(3, instantOn(date, '09:00'), {
      collected: true,
      parts: [{ partNumber: part.partNumber, quantity: 1 }],
    });
    const row = await eventually('it is read', async () => {
      const known = await rowOf(number, date);
      return known?.stage === 'agreed' ? known : undefined;
    });
    const { body: customer } = await bookings.user.get('/customers/C-003');
    expect(row).toMatchObject({
      stage: 'agreed',
      late: false,
      name: customer.name,
      phone: customer.phone,
      words: '两万公里保养',
      documents: ['vehicleLicence', 'maintenanceBooklet', 'annualPlan'],
      parts: [{ partNumber: part.partNumber, quantity: 1, inStock: true }],
      partsReadyAt: null,
      collected: true,
      signed: false,
      workshopKnows: false,
      order: null,
    });
    expect(await rowOf(number, dateAhead(13))).toBeUndefined();
    // names and numbers are for the front desk
    expect((await (await as('gate')).get(`/arrivals?from=${date}`)).status).toBe(403);
  });

  test('A-21 who has called off is not expected', async () => {
    const date = dateAhead(14);
    const number = await bookings.agreed(4, instantOn(date, '09:00'));
    await eventually('it is read', () => rowOf(number, date));
    await bookings.send(number, { type: 'callOff', calledOffBy: 'customer', reason: '出差' });
    await eventually('it is gone', async () => (await rowOf(number, date)) === undefined);
    expect(await bookings.read(number)).toMatchObject({ stage: 'calledOff' });
  });

  test('B-01 whose car is here stays on the board of the day, with the order', async () => {
    const date = dateAhead(15);
    const number = await bookings.agreed(5, instantOn(date, '09:00'));
    const { body } = await bookings.user.post(`/appointments/${number}/arrival`, {});
    const row = await eventually('the car is here', async () => {
      const known = await rowOf(number, date);
      return known?.stage === 'arrived' ? known : undefined;
    });
    expect(row).toMatchObject({ order: body.number, arrivedAt: expect.any(String), late: false });
  });
});

describe('what a job takes and costs', () => {
  const estimate = async (query: string) => (await bookings.user.get(`/job-estimate?${query}`)).body;

  test('A-11 A-12 A-13 work of the menu: its minutes, labour, material and total, and whether its parts are here', async () => {
    const menu = await store.models.prices.find().lean();
    const item = menu.find(({ parts }) => parts.length > 0)!;
    const parts = (await store.models.parts.find().lean()).filter(({ partNumber }) => item.parts.includes(partNumber));
    const material = item.parts.reduce(
      (sum: number, number: string) => sum + parts.find(({ partNumber }) => partNumber === number)!.unitPrice,
      0,
    );
    expect(await estimate(`work=${item.code}`)).toMatchObject({
      repairMinutes: item.labourMinutes,
      labour: item.labour,
      material,
      total: item.labour + material,
    });
  });

  test('A-04 parts that are costly enough name the least deposit, as the appointment asks for it; others name none', async () => {
    const parts = await store.models.parts.find().lean();
    const dear = parts.toSorted((a, b) => b.unitPrice - a.unitPrice)[0]!;
    const cheap = parts.toSorted((a, b) => a.unitPrice - b.unitPrice)[0]!;
    const four = Array.from({ length: 4 }, () => dear.partNumber);
    const { depositFrom } = await estimate(`parts=${four.join(',')}`);
    const { job, depositWanted } = await bookings.read(
      await bookings.prepared(6, { parts: [{ partNumber: dear.partNumber, quantity: 4 }] }),
    );
    expect(depositWanted).toBe(true);
    expect(depositFrom).toBe(Math.ceil(job.partsTotal / 2));
    expect((await estimate(`parts=${cheap.partNumber}`)).depositFrom).toBeNull();
  });

  test('a code or a part that nobody has is named', async () => {
    expect((await bookings.user.get('/job-estimate?work=NOPE')).body).toMatchObject({ code: 'notFound' });
    expect((await bookings.user.get('/job-estimate?parts=NOPE')).body).toMatchObject({ facts: { id: 'NOPE' } });
  });
});

test('A-02 S-01 the appointment form is printed once a time is known, and says so before', async () => {
  const number = await bookings.prepared(7);
  const path = `/appointments/${number}/documents/form.pdf`;
  expect((await bookings.user.get(path)).body).toMatchObject({ code: 'documentNotReady' });
  await bookings.book(number, instantOn(dateAhead(16), '09:00'));
  const answer = await bookings.user.ask(path);
  expect(answer.status).toBe(200);
  expect(answer.headers?.get('Content-Type')).toContain('application/pdf');
  expect((await (await as('zhao')).get(path)).status).toBe(403);
});

test('K-15 L-39 the table of appointments leaves the store for a stated purpose, with what became of each', async () => {
  const number = await bookings.agreed(9, instantOn(dateAhead(17), '09:00'));
  const manager = await as('manager');
  const body = await eventually('it is in the table', async () => {
    const asked = { method: 'POST', body: { what: 'appointments', purpose: '月度统计' } } as const;
    const { body: table } = await manager.ask('/exports', asked);
    return String(table).includes(number) ? String(table) : undefined;
  });
  const [header = ''] = body.split('\n');
  for (const column of ['decidedAt', 'startsAt', 'stage', 'plate', 'answeredInTime', 'order'])
    expect(header).toContain(column);
  expect((await manager.get('/exports')).body.items[0]).toMatchObject({ what: 'appointments', purpose: '月度统计' });
  expect((await bookings.user.post('/exports', { what: 'appointments', purpose: 'x' })).status).toBe(403);
});
