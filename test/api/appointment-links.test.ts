import { CustomerPage } from '../../dev/fixtures/customer-page';
import { linkOnPhone, secretOnPhone } from '../../dev/fixtures/customer-phone';
import { BookingClient, dateAhead, instantOn } from '../support/booked';
import { eventually } from '../support/eventually';
import { withoutQuietHours } from '../support/store-clock';
import { createTestApi, type TestApi } from '../support/test-api';

let store: TestApi;
let bookings: BookingClient;
beforeAll(async () => {
  store = await createTestApi({ ANSWER_WITHIN_MS: '500' });
  await withoutQuietHours(store.models);
  bookings = new BookingClient(await store.people.as('cr'));
});
afterAll(() => store.stop());

const known = () => store.api.context.recorder.drain();
async function linkTo(number: string): Promise<string> {
  await known();
  const sent = await bookings.user.post(`/appointments/${number}/customer-links`);
  expect(sent.status).toBe(201);
  expect(JSON.stringify(sent.body)).not.toMatch(/#[A-Za-z0-9_-]{43}/);
  return linkOnPhone(store.people, number, sent.body.id as string);
}
const pageOf = async (secret: string) => {
  const page = await CustomerPage.open(store.api.url, secret);
  return {
    read: async (path?: string) => {
      await known();
      return page.read(path);
    },
    status: page.status,
    press: async (action: string, typed?: Record<string, string>) => {
      await known();
      const status = await page.press(action, typed);
      await known();
      return status;
    },
    send: (action: string, fields: Record<string, string>) => page.send(action, fields),
  };
};
const startOf = (time: string): string => new Date(time).toISOString();
const linesOf = (calendar: string): Record<string, string> =>
  Object.fromEntries(
    calendar
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  );

test('A-15 A-21 by the link that customer relations sends the customer chooses a time, moves it and calls it off', async () => {
  const number = await bookings.prepared(2);
  const page = await pageOf(await linkTo(number));
  const first = await page.read();
  for (const shown of [number, '两万公里保养', 'Vehicle licence', 'Annual maintenance plan', '5 % off', '60 minutes'])
    expect(first).toContain(shown);
  const time = startOf(instantOn(dateAhead(3), '10:00'));
  expect(first).toContain(`value="${time}"`);
  expect(await page.press('/c/appointment/time', { startsAt: time })).toBe(303);
  expect(await bookings.read(number)).toMatchObject({ stage: 'agreed', slot: { startsAt: time } });
  const later = startOf(instantOn(dateAhead(4), '14:00'));
  expect(await page.press('/c/appointment/time', { startsAt: later })).toBe(303);
  expect(await bookings.read(number)).toMatchObject({ stage: 'agreed', turn: 2, slot: { startsAt: later } });
  await eventually('the first time is free', async () => (await bookings.day(dateAhead(3))).reservations.length === 0);
  expect(await page.press('/c/appointment/cancellation', { words: '出差' })).toBe(303);
  expect(await bookings.read(number)).toMatchObject({ stage: 'calledOff' });
  expect(await page.read()).toContain('Called off');
  await eventually('the second is free', async () => (await bookings.day(dateAhead(4))).reservations.length === 0);
});

test('S-01 L-01 the customer agrees to a time the shop proposes and signs the form by the link, word by word', async () => {
  const number = await bookings.booked(3, instantOn(dateAhead(5), '10:00'));
  const page = await pageOf(await linkTo(number));
  expect(await page.press('/c/appointment/agreement')).toBe(303);
  const offered = await page.read();
  const { formText } = await bookings.read(number);
  expect(offered).toContain(formText.split('\n')[0]);
  expect(await page.press('/c/appointment/signature')).toBe(303);
  const { stage, evidence } = await bookings.read(number);
  expect(stage).toBe('confirmed');
  const { body: told } = await bookings.user.get(`/appointments/${number}/events`);
  expect(told.items.filter((one: { type: string }) => one.type === 'appointmentAgreed')).toMatchObject([
    { channel: 'page' },
  ]);
  expect(evidence).toMatchObject([{ text: formText, consent: { channel: 'link' }, recordedBy: { role: 'customer' } }]);
});

test('the calendar file of the link follows the appointment: the same id, a higher sequence, and what was called off is cancelled', async () => {
  const number = await bookings.agreed(4, instantOn(dateAhead(6), '10:00'));
  await known();
  // the message that confirms it holds the link
  const secret = await eventually('the confirmation', () => secretOnPhone(store.people, number).catch(() => undefined));
  const page = await pageOf(secret);
  const made = linesOf(await page.read('/c/appointment.ics'));
  expect(made).toMatchObject({
    METHOD: 'PUBLISH',
    UID: `${number}@S01.repairflow`,
    SEQUENCE: '1',
    STATUS: 'TENTATIVE',
    DTSTART: startOf(instantOn(dateAhead(6), '10:00')).replaceAll(/[-:]|\.000/g, ''),
  });
  expect(await page.press('/c/appointment/time', { startsAt: startOf(instantOn(dateAhead(7), '11:00')) })).toBe(303);
  expect(linesOf(await page.read('/c/appointment.ics'))).toMatchObject({
    UID: made['UID'],
    SEQUENCE: '2',
    DTSTART: startOf(instantOn(dateAhead(7), '11:00')).replaceAll(/[-:]|\.000/g, ''),
  });
  await page.press('/c/appointment/cancellation');
  expect(linesOf(await page.read('/c/appointment.ics'))).toMatchObject({
    METHOD: 'CANCEL',
    STATUS: 'CANCELLED',
    SEQUENCE: '3',
    UID: made['UID'],
  });
});

describe('what a forger would do with the link', () => {
  test.each([
    ['a time that is past', () => startOf(instantOn(dateAhead(-1), '10:00'))],
    ['a time in 2099', () => '2099-01-01T02:00:00.000Z'],
    ['a time between two', () => startOf(instantOn(dateAhead(8), '10:07'))],
  ])('%s is refused with a sentence, and nothing is kept', async (_title, time) => {
    const number = await bookings.prepared(5);
    const page = await pageOf(await linkTo(number));
    expect(await page.press('/c/appointment/time', { startsAt: time() })).toBe(409);
    expect((await bookings.read(number)).slot).toBeUndefined();
  });

  test('another appointment, a visit or a job of one’s own is out of reach', async () => {
    const number = await bookings.prepared(6);
    const other = await bookings.agreed(7, instantOn(dateAhead(8), '09:00'));
    const opened = await store.people.stranger.post('/customer-sessions', { secret: await linkTo(number) });
    const guest = store.people.holding(opened.body.token as string);
    const off = { calledOffBy: 'shop', reason: 'x' };
    expect((await guest.post(`/appointments/${other}/cancellation`, off)).status).toBe(404);
    const job = { bayKind: 'lift', skill: null, repairMinutes: 5, washMinutes: 0, parts: [] };
    expect((await guest.post(`/appointments/${number}/job`, job)).status).toBe(403);
    expect(
      (await guest.post(`/appointments/${number}/slot`, { startsAt: instantOn(dateAhead(8), '09:00') })).status,
    ).toBe(403);
    // who holds the link speaks for the customer, whatever is sent
    expect((await guest.post(`/appointments/${number}/cancellation`, off)).status).toBe(200);
    const told = await eventually('the history says who', async () => {
      const { items } = (await bookings.user.get(`/appointments/${number}/events`)).body;
      return (items as { type: string }[]).find(({ type }) => type === 'appointmentCalledOff');
    });
    expect(told).toMatchObject({ calledOffBy: 'customer', by: { role: 'customer' } });
  });

  test('a form that is sent twice books once; a form of another site books nothing', async () => {
    const number = await bookings.prepared(8);
    const page = await pageOf(await linkTo(number));
    const key = crypto.randomUUID();
    const form = { key, startsAt: startOf(instantOn(dateAhead(9), '10:00')) };
    expect([await page.send('/c/appointment/time', form), await page.send('/c/appointment/time', form)]).toEqual([
      303, 303,
    ]);
    expect((await bookings.read(number)).turn).toBe(1);
    expect((await bookings.day(dateAhead(9))).reservations).toHaveLength(1);
    const foreign = await fetch(`${store.api.url}/c/appointment/cancellation`, {
      method: 'POST',
      headers: { Origin: 'https://example.com' },
      body: new URLSearchParams({ key }),
    });
    expect(foreign.status).toBe(403);
  });

  test('the link of an appointment opens nothing once the car is here', async () => {
    const number = await bookings.signed(9, instantOn(dateAhead(1), '11:00'));
    const secret = await linkTo(number);
    const desk = await store.people.as('wang');
    expect((await desk.post(`/appointments/${number}/arrival`, {})).status).toBe(201);
    await eventually('it is over', async () => {
      await known();
      return (await store.people.stranger.post('/customer-sessions', { secret })).status === 401;
    });
  });

  test('staff see who made the link and when it was opened, and withdraw it', async () => {
    const number = await bookings.prepared(10);
    const secret = await linkTo(number);
    await pageOf(secret);
    const { items } = (await bookings.user.get(`/appointments/${number}/customer-links`)).body;
    expect(items).toMatchObject([{ way: 'sent', by: 'cr', uses: 1, usable: true }]);
    const gone = await bookings.user.ask(`/appointments/${number}/customer-links/${items[0].id}`, { method: 'DELETE' });
    expect(gone.status).toBe(204);
    expect((await store.people.stranger.post('/customer-sessions', { secret })).status).toBe(401);
  });
});

test('A-21 shortly before the appointed time the page offers no move and no end, but still the form to sign', async () => {
  const number = await bookings.prepared(11);
  const { items } = await bookings.slots('bayKind=lift&minutes=60&days=2');
  // the demo store never closes
  const [soon] = items.flatMap(({ slots }: { slots: { startsAt: string }[] }) => slots);
  expect((await bookings.book(number, soon.startsAt)).status).toBe(200);
  await bookings.send(number, { type: 'agree', channel: 'phone' });
  const page = await pageOf(await linkTo(number));
  const shown = await page.read();
  expect(shown).toContain('action="/c/appointment/signature"');
  for (const action of ['time', 'cancellation']) expect(shown).not.toContain(`action="/c/appointment/${action}"`);
  expect(await page.send('/c/appointment/cancellation', { key: crypto.randomUUID() })).toBe(409);
  const far = await bookings.agreed(12, instantOn(dateAhead(2), '16:00'));
  expect(await (await pageOf(await linkTo(far))).read()).toContain('action="/c/appointment/cancellation"');
});
