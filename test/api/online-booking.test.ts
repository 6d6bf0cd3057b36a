import { BookingClient, dateAhead, instantOn } from '../support/booked';
import { customers, vehicles } from '../../dev/fixtures/store';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let bookings: BookingClient;
beforeAll(async () => {
  store = await createTestApi({ ANSWER_WITHIN_MS: '500', TRUSTED_PROXIES: '127.0.0.1,::1' });
  bookings = new BookingClient(await store.people.as('wang'));
});
afterAll(() => store.stop());

let address = 0;
/** Each test comes from an address of its own. */
beforeEach(() => void (address += 1));

const post = (path: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${store.api.url}/book/${path}`, {
    method: 'POST',
    headers: {
      Origin: store.api.url,
      'Accept-Language': 'en',
      'X-Forwarded-For': `203.0.113.${address}`,
      ...headers,
    },
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
const known = customers[30]!;
const knownCar = vehicles.find(({ customer }) => customer === known._id)!;
const guest = (change: object = {}) => ({
  name: known.name,
  phone: known.phone,
  plate: knownCar.plate,
  words: '空调有异味',
  ...change,
});
let phones = 0;
/** Somebody whom the store does not know, with a car that it does not know. */
function stranger(change: object = {}) {
  phones += 1;
  return guest({
    name: '陌生人',
    phone: `1990000${String(1_000 + phones)}`,
    plate: `沪B${String(20_000 + phones)}`,
    model: '途观',
    vin: `LSVAA2180E2${String(100_000 + phones)}`,
    ...change,
  });
}
const codeFor = async (phone: string): Promise<string | undefined> => {
  const { body } = await bookings.user.get('/message-tray?limit=100');
  const to = (body.items as { address: string; text: string }[]).find(
    (one) => one.address === phone && /预约验证码/.test(one.text),
  );
  return /(\d{6})/.exec(to?.text ?? '')?.[1];
};
/** Asks for a code and answers the page with the free times, and the code. */
async function asked(who: ReturnType<typeof guest>) {
  const answer = await post('S01/codes', who);
  const page = await answer.text();
  const key = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return { status: answer.status, page, key, code: (await codeFor(who.phone)) ?? '' };
}
const at = (days: number, time: string) => new Date(instantOn(dateAhead(days), time)).toISOString();
async function booked(who: ReturnType<typeof guest>, startsAt: string) {
  const { key, code } = await asked(who);
  const form = { ...who, key, code, startsAt };
  const answer = await post('S01/bookings', form);
  return { form, status: answer.status, page: await answer.text() };
}
const numberIn = (page: string) => /AP-S01-\d{8}-\d{4}/.exec(page)![0];

test('A-01 A-03 whoever holds the phone books a free time on the page of the store, without an account', async () => {
  const page = await (await fetch(`${store.api.url}/book/S01`, { headers: { 'Accept-Language': 'en' } })).text();
  for (const shown of ['Number plate', 'choose a time', '5 % off', 'Winter care']) expect(page).toContain(shown);
  const startsAt = at(3, '10:00');
  const { page: times } = await asked(guest());
  expect(times).toContain(`value="${startsAt}"`);
  expect(times).toContain('空调有异味');
  const { status, page: done } = await booked(guest(), startsAt);
  expect(status).toBe(201);
  const appointment = await bookings.read(numberIn(done));
  expect(appointment).toMatchObject({
    stage: 'agreed',
    customer: { id: known._id },
    vehicle: knownCar._id,
    need: { words: '空调有异味' },
    slot: { startsAt },
  });
  expect((await bookings.day(dateAhead(3))).reservations).toMatchObject([{ holder: numberIn(done) }]);
});

test('whom the store does not know is taken down with the car, once the phone is shown and the time is there', async () => {
  const who = stranger();
  const { status, page } = await booked(who, at(4, '10:00'));
  expect(status).toBe(201);
  const { customer, vehicle, channel } = await bookings.read(numberIn(page));
  expect(channel).toBe('page');
  expect((await bookings.user.get(`/customers/${customer.id}`)).body).toMatchObject({
    name: '陌生人',
    phone: who.phone,
  });
  expect((await bookings.user.get(`/vehicles/${vehicle}`)).body).toMatchObject({ plate: who.plate, model: '途观' });
  // M-05: both records stand in the audit log, in the name of whoever booked
  const entries = await store.models.auditEntries
    .find({ who: customer.id, kind: 'change' })
    .sort({ position: 1 })
    .lean();
  expect(entries.map(({ operation, outcome, about, role }) => [operation, outcome, about, role])).toEqual([
    ['createCustomer', 'started', `customer:${customer.id}`, 'customer'],
    ['createCustomer', 'done', `customer:${customer.id}`, 'customer'],
    ['createVehicle', 'started', `vehicle:${vehicle}`, 'customer'],
    ['createVehicle', 'done', `vehicle:${vehicle}`, 'customer'],
  ]);
});

describe('nobody learns whom the store knows', () => {
  test('the same page, word by word, for a phone that is known and for one that is not', async () => {
    const shown = async (who: ReturnType<typeof guest>) => {
      const { status, page } = await asked(who);
      const same = page.replaceAll(who.phone, 'PHONE').replaceAll(/name="key" value="[^"]+"/g, 'KEY');
      return [status, same];
    };
    const typed = { name: 'A', plate: '沪A12345', words: 'x' };
    const free = guest({ ...typed, phone: customers[31]!.phone });
    expect(await shown(free)).toEqual(await shown(guest({ ...typed, phone: '19912345678' })));
  });

  test('the plate of another customer is answered like one that nobody has', async () => {
    const answers = await Promise.all(
      [knownCar.plate, '沪C98765'].map(async (plate, index) => {
        const { status, page } = await booked(stranger({ plate, model: '', vin: '' }), at(5 + index, '15:00'));
        return [status, page.includes('Please add model and VIN')];
      }),
    );
    expect(answers).toEqual([
      [422, true],
      [422, true],
    ]);
  });

  test('no customer, no car and no appointment without the code', async () => {
    const who = stranger();
    const { key } = await asked(who);
    const before = await store.models.customers.countDocuments({});
    const answer = await post('S01/bookings', { ...who, key, code: '000000', startsAt: at(4, '11:00') });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('The code is not right');
    expect(await store.models.customers.countDocuments({})).toBe(before);
  });
});

describe('what a forger would do on the page', () => {
  test('a code that was used books nothing else; the same form books once', async () => {
    const { form, status, page } = await booked(stranger(), at(4, '13:30'));
    expect(status).toBe(201);
    const again = await post('S01/bookings', form);
    expect([again.status, numberIn(await again.text())]).toEqual([201, numberIn(page)]);
    const other = await post('S01/bookings', { ...form, key: crypto.randomUUID(), startsAt: at(5, '13:30') });
    expect(other.status).toBe(403);
    const changed = await post('S01/bookings', { ...form, startsAt: at(5, '13:30') });
    expect(changed.status).toBeGreaterThanOrEqual(400);
    expect(changed.status).toBeLessThan(500);
  });

  test('a time that has passed meanwhile gives way to another on the same form', async () => {
    const passed = new Date(Date.now() - 3_600_000).toISOString();
    const { form, status } = await booked(stranger(), passed);
    expect([status >= 400, status < 500]).toEqual([true, true]);
    expect((await post('S01/bookings', { ...form, startsAt: at(6, '13:30') })).status).toBe(201);
  });

  test('guessing a code ends after five tries, also with the right one', async () => {
    const who = stranger();
    const { key, code } = await asked(who);
    const wrong = code === '111111' ? '222222' : '111111';
    for (let turn = 0; turn < 5; turn += 1)
      // oxlint-disable-next-line no-await-in-loop -- one guess after the other
      expect((await post('S01/bookings', { ...who, key, code: wrong, startsAt: at(6, '10:00') })).status).toBe(403);
    expect((await post('S01/bookings', { ...who, key, code, startsAt: at(6, '10:00') })).status).toBe(403);
  });

  test('one phone has two open appointments of the page, whatever name it gives', async () => {
    const who = stranger();
    expect((await booked(who, at(7, '09:00'))).status).toBe(201);
    expect((await booked({ ...who, name: '第二人' }, at(7, '10:30'))).status).toBe(201);
    await store.api.context.recorder.drain();
    const third = await booked({ ...who, name: '第三人' }, at(7, '13:00'));
    expect([third.status, third.page.includes('There are appointments for this number')]).toEqual([409, true]);
  });

  test('a phone gets five codes an hour, an address asks for twenty', async () => {
    const who = stranger();
    const statuses = [];
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (let turn = 0; turn < 6; turn += 1) statuses.push((await asked(who)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    address += 100;
    const others = [];
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (let turn = 0; turn < 21; turn += 1) others.push((await asked(stranger())).status);
    expect(others.filter((status) => status === 429)).toEqual([429]);
  });

  test('one address books ten times an hour, however many phones it has', async () => {
    const statuses = [];
    for (let turn = 0; turn < 11; turn += 1) {
      address += 1;
      const form = { ...stranger(), key: crypto.randomUUID(), code: '000000', startsAt: at(8, '10:00') };
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      statuses.push((await post('S01/bookings', form, { 'X-Forwarded-For': '198.51.100.9' })).status);
    }
    expect(statuses.slice(0, 10)).not.toContain(429);
    expect(statuses[10]).toBe(429);
  });

  test.each([
    ['in the past', () => at(-1, '10:00')],
    ['in 2099', () => '2099-01-01T02:00:00.000Z'],
    ['between two times', () => at(9, '10:07')],
  ])('a time %s is refused with a sentence, and nobody is taken down', async (_when, time) => {
    const before = await store.models.customers.countDocuments({});
    const { status, page } = await booked(stranger(), time());
    expect([status, page.includes('no longer free')]).toEqual([409, true]);
    expect(await store.models.customers.countDocuments({})).toBe(before);
  });

  test('whoever fills in what nobody sees gets the same page and no code', async () => {
    const who = stranger();
    const { status, page } = await asked({ ...who, website: 'https://spam' } as never);
    expect([status, page.includes('a code is on its way')]).toEqual([200, true]);
    expect(await codeFor(who.phone)).toBeUndefined();
  });

  test.each([
    [{ plate: 'ABC' }, 'number plate'],
    [{ phone: '021-58880001' }, 'mobile number'],
    [{ name: ' ' }, 'your name'],
    [{ words: '' }, 'what you want'],
    [{ vin: '123' }, '17 characters'],
  ])('%p is answered with advice', async (change, words) => {
    const { status, page } = await asked(stranger(change));
    expect([status, page.includes(words)]).toEqual([422, true]);
  });

  test('what was typed is shown as text; a store that is not there has no page; other sites book nothing', async () => {
    const { page } = await asked(stranger({ words: '<script>alert(1)</script>' }));
    expect(page).not.toContain('<script>alert');
    expect((await fetch(`${store.api.url}/book/S99`)).status).toBe(404);
    expect((await post('S99/codes', stranger())).status).toBe(404);
    expect((await post('S01/codes', stranger(), { Origin: 'https://example.com' })).status).toBe(403);
    expect((await post('S01/bookings', { website: '' })).status).toBe(422);
  });
});
