import { dateAhead, BookingClient, instantOn } from '../support/booked';
import { eventually } from '../support/eventually';
import { openTestStore, type TestStore } from '../support/store';

/** What only a real server can prove: many at once. */
let store: TestStore;
let bookings: BookingClient;
beforeAll(async () => {
  store = await openTestStore();
  bookings = new BookingClient(await store.people.as('wang'));
});
afterAll(() => store.stop());

const AT_ONCE = 50;

test('fifty book the last time at once: one has it, forty-nine are told of three others', async () => {
  const date = dateAhead(10);
  const at = instantOn(date, '10:00');
  // two technicians: one time is left at ten
  await bookings.booked(40, at);
  const numbers = await Promise.all(
    Array.from({ length: AT_ONCE }, (_none, index) => bookings.prepared((index % 38) + 1)),
  );
  const answers = await Promise.all(numbers.map((number) => bookings.book(number, at)));
  const accepted = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status }) => status !== 200);
  expect(accepted).toHaveLength(1);
  expect(refused.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
    Array.from({ length: AT_ONCE - 1 }, () => '409 slotTaken'),
  );
  for (const { body } of refused) expect(body.facts.alternatives.length).toBeGreaterThanOrEqual(3);
  const winner = accepted[0]!.body.number as string;
  await eventually('the day has confirmed both', async () => {
    const { reservations } = await bookings.day(date);
    return (
      reservations.every(({ heldUntil }: { heldUntil?: string }) => heldUntil === undefined) &&
      reservations.length === 2
    );
  });
  const { reservations } = await bookings.day(date);
  expect(reservations.map(({ holder }: { holder: string }) => holder)).toContain(winner);
  const [one, other] = reservations.map(
    ({ allocation }: { allocation: { bay: string; technician: string } }) => allocation,
  );
  expect(one.bay).not.toBe(other.bay);
  expect(one.technician).not.toBe(other.technician);
});
