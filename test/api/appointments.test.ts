import type { ApiUser } from '../../dev/fixtures/api-users';
import { dateAhead, BookingClient, instantOn } from '../support/booked';
import { eventually } from '../support/eventually';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let bookings: BookingClient;
let manager: ApiUser;
beforeAll(async () => {
  store = await createTestApi();
  bookings = new BookingClient(await store.people.as('wang'));
  manager = await store.people.as('manager');
});
afterAll(() => store.stop());

const utc = (local: string): string => new Date(local).toISOString();
const confirmed = (date: string, number: string) =>
  eventually('the day has confirmed it', async () => {
    const { reservations } = await bookings.day(date);
    return reservations.find(
      (one: { holder: string; heldUntil?: string }) => one.holder === number && one.heldUntil === undefined,
    );
  });

test('A-03 a time that is offered can be booked; the day holds bay, technician and advisor for it', async () => {
  const date = dateAhead(3);
  const { items } = await bookings.slots(`bayKind=lift&minutes=60&from=${date}&days=1`);
  const [{ startsAt, endsAt, advisor }] = items[0].slots;
  const number = await bookings.prepared(2);
  const answer = await bookings.book(number, startsAt.replace('.000Z', 'Z'));
  expect(answer.status).toBe(200);
  expect(answer.body.happened).toEqual(['slotKept']);
  expect(await bookings.read(number)).toMatchObject({
    slot: { startsAt, endsAt, advisor },
    stage: 'arranging',
    advisor,
  });
  const { allocation } = await confirmed(date, number);
  expect(allocation).toMatchObject({ work: { from: startsAt, until: endsAt }, advisor });
});

test('A-12 labour, material and total stand as three figures in what was told', async () => {
  expect((await bookings.read(await bookings.prepared(3))).terms.prices).toEqual({
    labour: 30_000,
    material: 20_000,
    total: 50_000,
  });
});

test('a request that is repeated books once; the same key for another time is refused', async () => {
  const date = dateAhead(4);
  const number = await bookings.prepared(4);
  const first = await bookings.book(number, instantOn(date, '10:00'), 'book-1');
  const again = await bookings.book(number, instantOn(date, '10:00'), 'book-1');
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body.sequence).toBe(first.body.sequence);
  expect((await bookings.day(date)).reservations).toHaveLength(1);
  expect((await bookings.book(number, instantOn(date, '11:00'), 'book-1')).status).toBe(422);
});

test('A-21 a move takes the new time and gives back the old one', async () => {
  const [from, to] = [dateAhead(5), dateAhead(6)];
  const number = await bookings.agreed(5, instantOn(from, '10:00'));
  expect((await bookings.book(number, instantOn(to, '14:00'))).status).toBe(200);
  await confirmed(to, number);
  await eventually('the old time is free', async () => (await bookings.day(from)).reservations.length === 0);
  expect(await bookings.read(number)).toMatchObject({
    stage: 'arranging',
    turn: 2,
    slot: { startsAt: utc(instantOn(to, '14:00')) },
  });
});

test('A-21 an appointment that is called off gives its time back', async () => {
  const date = dateAhead(7);
  const number = await bookings.agreed(6, instantOn(date, '10:00'));
  await confirmed(date, number);
  await bookings.send(number, { type: 'callOff', calledOffBy: 'customer', reason: '出差' });
  await eventually('the time is free', async () => (await bookings.day(date)).reservations.length === 0);
  expect(await bookings.read(number)).toMatchObject({ stage: 'calledOff' });
});

test('a refusal names at least three times that can be had, and each of them can', async () => {
  const date = dateAhead(8);
  // two technicians
  await bookings.booked(7, instantOn(date, '10:00'));
  await bookings.booked(8, instantOn(date, '10:00'));
  const number = await bookings.prepared(9);
  const refused = await bookings.book(number, instantOn(date, '10:00'));
  expect(refused).toMatchObject({ status: 409, body: { code: 'slotTaken' } });
  const { alternatives } = refused.body.facts as { alternatives: string[] };
  expect(alternatives.length).toBeGreaterThanOrEqual(3);
  expect((await bookings.book(number, alternatives[0]!.replace('.000Z', 'Z'))).status).toBe(200);
});

test('a refusal on a full day names times of the days after it', async () => {
  const date = dateAhead(9);
  const number = await bookings.prepared(10, { repairMinutes: 720 });
  for (const customer of [11, 12]) await bookings.booked(customer, instantOn(date, '06:00'), { repairMinutes: 720 });
  const refused = await bookings.book(number, instantOn(date, '06:00'));
  expect(refused.body.code).toBe('slotTaken');
  const { alternatives } = refused.body.facts as { alternatives: string[] };
  expect(alternatives.length).toBeGreaterThanOrEqual(3);
  expect(alternatives.some((one) => one > utc(instantOn(dateAhead(10), '00:00')))).toBe(true);
});

test.each([
  ['in the past', () => instantOn(dateAhead(-2), '10:00'), 'slotPast'],
  ['in 2099', () => '2099-01-01T10:00:00+08:00', 'slotTooFar'],
  ['between two times', () => instantOn(dateAhead(11), '10:07'), 'slotTaken'],
])('a time %s is refused', async (_when, time, code) => {
  const number = await bookings.prepared(13);
  expect((await bookings.book(number, time())).body.code).toBe(code);
});

test('no time without a job, and none for an appointment of nobody', async () => {
  const number = await bookings.open(14);
  expect((await bookings.book(number, instantOn(dateAhead(3), '10:00'))).body.code).toBe('jobUnplanned');
  expect((await bookings.book('AP-S01-20261120-9999', instantOn(dateAhead(3), '10:00'))).status).toBe(404);
});

test('A-11 parts that are not in stock: the day they can be here is told, and no time before it is offered or booked', async () => {
  const parts = await store.models.parts.find().lean();
  const part = parts.find(({ stock, leadDays }) => stock < 90 && leadDays > 1)!;
  const { partNumber, leadDays } = part;
  const number = await bookings.prepared(15, { parts: [{ partNumber, quantity: 90 }] });
  const { job, terms } = await bookings.read(number);
  expect(job.partsReadyAt).toBe(utc(instantOn(dateAhead(leadDays), '00:00')));
  expect(terms.partsReadyAt).toBe(job.partsReadyAt);
  expect(job.partsTotal).toBe(part.unitPrice * 90);
  const early = await bookings.book(number, instantOn(dateAhead(leadDays - 1), '10:00'));
  expect(early.body.code).toBe('partsNotReadyThen');
  const asked = new URLSearchParams({
    bayKind: 'lift',
    minutes: '60',
    notBefore: instantOn(dateAhead(leadDays), '00:00'),
  });
  const { items } = await bookings.slots(String(asked));
  const [first] = items.flatMap(({ slots }: { slots: { startsAt: string }[] }) => slots);
  expect(first.startsAt >= job.partsReadyAt).toBe(true);
});

test('A-11 a part that nobody knows is refused, whatever price was sent', async () => {
  const number = await bookings.open(16);
  const job = { bayKind: 'lift', skill: null, repairMinutes: 60, washMinutes: 0, partsTotal: 1 };
  const unknown = await bookings.user.post(`/appointments/${number}/job`, {
    ...job,
    parts: [{ partNumber: 'NOPE', quantity: 1 }],
  });
  expect(unknown).toMatchObject({ status: 404, body: { facts: { missing: 'partNumber' } } });
  const none = await bookings.user.post(`/appointments/${number}/job`, { ...job, parts: [] });
  expect(none.status).toBe(200);
  expect((await bookings.read(number)).job.partsTotal).toBe(0);
});

test('A-15 customer relations books for a customer', async () => {
  const cr = new BookingClient(await store.people.as('cr'));
  expect(await cr.read(await cr.agreed(17, instantOn(dateAhead(12), '10:00')))).toMatchObject({ stage: 'agreed' });
});

test('A-16 a customer who would rather come back has an appointment that names the visit', async () => {
  const arrival = { mode: 'selfDrive', symptoms: '异响' };
  const order = (await bookings.user.post('/repair-orders', { customerId: 'C-018', vehicleId: 'V-018', arrival })).body
    .number as string;
  expect((await bookings.read(await bookings.open(18, { afterOrder: order }))).afterOrder).toBe(order);
  const other = { origin: 'requested', channel: 'phone', customerId: 'C-019', vehicleId: 'V-019', afterOrder: order };
  expect((await bookings.user.post('/appointments', other)).status).toBe(404);
});

describe('B-01 the car is here', () => {
  test('its order opens once with what was agreed, and the appointment knows the order', async () => {
    const date = dateAhead(1);
    const number = await bookings.signed(20, instantOn(date, '10:00'));
    const opened = await bookings.user.post(`/appointments/${number}/arrival`, {}, 'here-1');
    expect(opened.status).toBe(201);
    const order = opened.body.number as string;
    const visit = (await bookings.user.get(`/repair-orders/${order}`)).body;
    expect(visit).toMatchObject({
      vehicle: { id: 'V-020' },
      arrival: { symptoms: '两万公里保养' },
      needs: [{ words: '两万公里保养' }],
      appointment: { number, repairMinutes: 60, prices: { total: 50_000 } },
    });
    await eventually('the appointment knows', async () => (await bookings.read(number)).stage === 'arrived');
    expect((await bookings.read(number)).order).toBe(order);
    expect((await bookings.user.post(`/appointments/${number}/arrival`, {}, 'here-1')).body.number).toBe(order);
    expect((await bookings.user.post(`/appointments/${number}/arrival`, {}, 'here-2')).status).toBe(409);
    expect((await bookings.day(date)).reservations).toHaveLength(1);
  });

  test('of an appointment that was called off it is refused', async () => {
    const number = await bookings.agreed(21, instantOn(dateAhead(13), '10:00'));
    await bookings.send(number, { type: 'callOff', calledOffBy: 'shop', reason: '停电' });
    expect((await bookings.user.post(`/appointments/${number}/arrival`, {})).body.code).toBe('notDuringStage');
  });

  test('a car whose visit is open gets no second one', async () => {
    const number = await bookings.agreed(22, instantOn(dateAhead(14), '10:00'));
    const arrival = { mode: 'selfDrive', symptoms: 'x' };
    await bookings.user.post('/repair-orders', { customerId: 'C-022', vehicleId: 'V-022', arrival });
    expect((await bookings.user.post(`/appointments/${number}/arrival`, {})).body.code).toBe('carIsHere');
  });
});

test('A-05, K-15 every appointment that was decided stands in the table, with what became of it', async () => {
  const number = await bookings.agreed(23, instantOn(dateAhead(15), '10:00'));
  const today = dateAhead(0);
  const table = await eventually('it is in the table', async () => {
    const { body } = await manager.get(`/appointment-statistics?from=${today}&to=${today}`);
    return body.items.some((row: { number: string }) => row.number === number) ? body : undefined;
  });
  const row = table.items.find((one: { number: string }) => one.number === number);
  expect(row).toMatchObject({ origin: 'requested', channel: 'phone', repairMinutes: 60, moved: 0, signed: false });
  expect(table.totals.decided).toBe(table.items.length);
  expect((await manager.get('/appointment-statistics?from=2020-01-01&to=2020-01-02')).body.items).toEqual([]);
});

test('M-12 an answer after more than three rings and ten seconds is counted as late', async () => {
  const late = await bookings.open(24, { rung: { rings: 5, seconds: 14 } });
  expect((await bookings.read(late)).answeredInTime).toBe(false);
  const quick = await bookings.open(25, { rung: { rings: 2, seconds: 14 } });
  expect((await bookings.read(quick)).answeredInTime).toBe(true);
});

test('A-06 who is expected on a day stands in its list, the earliest first', async () => {
  const date = dateAhead(16);
  const second = await bookings.agreed(26, instantOn(date, '15:00'));
  const first = await bookings.agreed(27, instantOn(date, '09:00'));
  const items = await eventually('both are listed', async () => {
    const { body } = await bookings.user.get(`/appointments?day=${date}`);
    return body.items.length === 2 ? body.items : undefined;
  });
  expect(items.map(({ number }: { number: string }) => number)).toEqual([first, second]);
});

test('the roster of the store says when times can be had', async () => {
  const date = dateAhead(17);
  const off = Array.from({ length: 7 }, () => []);
  const shift = (person: string) => ({
    person,
    week: off,
    exceptions: person === 'zhao' ? [{ date, hours: [[600, 660]] }] : [],
  });
  const before = (await manager.get('/settings/roster')).body;
  const content = { people: [shift('zhao'), shift('wu')] };
  const changed = await manager.ask('/settings/roster', {
    method: 'PUT',
    body: content,
    headers: { 'If-Match': `"${before.version}"` },
  });
  expect(changed.status).toBe(200);
  try {
    await eventually('the roster counts', async () => {
      const { items } = await bookings.slots(`bayKind=lift&minutes=60&from=${date}&days=1`);
      return (
        items[0].slots.map(({ startsAt }: { startsAt: string }) => startsAt).join() === utc(instantOn(date, '10:00'))
      );
    });
    const number = await bookings.prepared(28);
    expect((await bookings.book(number, instantOn(date, '11:00'))).body.code).toBe('slotTaken');
    expect((await bookings.book(number, instantOn(date, '10:00'))).status).toBe(200);
  } finally {
    await manager.ask('/settings/roster', {
      method: 'PUT',
      body: { people: [] },
      headers: { 'If-Match': changed.headers.get('ETag') ?? '' },
    });
  }
});

test('a customer with a link reaches no appointment and no day', async () => {
  expect((await store.people.stranger.get('/appointments')).status).toBe(401);
});
