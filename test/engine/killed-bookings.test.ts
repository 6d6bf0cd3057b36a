import type { ChildProcess } from 'node:child_process';
import { startApi } from '../../api/server';
import type { RunningApi } from '../../api/serve';
import { ApiUsers } from '../../dev/fixtures/api-users';
import { publishPolicy } from '../../dev/fixtures/publish-policy';
import { DEMO_PASSWORD, demoPolicy } from '../../dev/fixtures/store';
import { createLog } from '../../platform/log';
import { TemporalProcesses } from '../../platform/temporal/temporal-processes';
import type { Config } from '../../platform/config';
import { BookingClient, dateAhead, instantOn } from '../support/booked';
import { eventually } from '../support/eventually';
import { Processes } from '../support/processes';
import { seeded, testConfig } from '../support/store';

/** `npm run torture -- bookings` kills five times. */
const KILLS = Number(process.env['BOOKING_KILLS'] ?? 2);
/** Bookings that are on their way when a worker dies. */
const AT_ONCE = 4;
const BOOKINGS = KILLS * AT_ONCE;
/** Of every second booking the API dies, too. */
const apiDies = (booking: number): boolean => booking % 2 === 1;
/** A worker takes its time to start on a busy machine, and a hold lasts a minute. */
const TIMEOUT_MS = 300_000;

let config: Config;
let api: RunningApi;
let processes: Processes;
let worker: ChildProcess;

const { execute } = TemporalProcesses.prototype as unknown as {
  execute: TemporalProcesses['execute'] | undefined;
};
const kept = Object.getOwnPropertyDescriptor(TemporalProcesses.prototype, 'execute');

beforeAll(async () => {
  config = testConfig({ ANSWER_WITHIN_MS: '5000' });
  await seeded(config);
  processes = new Processes();
  api = await startApi(config, createLog('api', 'silent'));
  worker = await processes.start('worker.ts', config);
});
afterAll(async () => {
  if (kept) Object.defineProperty(TemporalProcesses.prototype, 'execute', kept);
  await api.stop();
  await processes.stop();
});

interface Day {
  readonly reservations: readonly {
    readonly reservationId: string;
    readonly holder: string;
    readonly heldUntil?: string;
  }[];
  readonly ended: readonly string[];
}

/** From now on the worker dies each time when so many bookings have their time of a day, and before any appointment has heard of it. */
function killAfterReserving(): void {
  let waiting: (() => void)[] = [];
  const dead = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length < AT_ONCE) return;
      const all = waiting;
      waiting = [];
      void Processes.kill(worker).then(() => all.forEach((go) => go()));
    });
  Object.defineProperty(TemporalProcesses.prototype, 'execute', {
    configurable: true,
    value: async function (this: TemporalProcesses, ...asked: Parameters<TemporalProcesses['execute']>) {
      const receipt = await execute!.apply(this, asked);
      const reserved = receipt.recorded.flatMap(({ event }) =>
        event.type === 'slotReserved' ? event.reservation : [],
      );
      const [reservation] = reserved;
      if (!reservation) return receipt;
      await dead();
      if (apiDies(numbers.indexOf(reservation.holder))) throw new Error('the API has died');
      return receipt;
    },
  });
}

const numbers: string[] = [];
/** Each of those that are on their way is on a day of its own: one API asks a day one thing after the other. */
const dates = Array.from({ length: AT_ONCE }, (_none, index) => dateAhead(20 + index));
const dateOf = (booking: number): string => dates[booking % AT_ONCE]!;
const timeOf = (booking: number): string => {
  const hour = String(8 + 2 * Math.floor(booking / AT_ONCE)).padStart(2, '0');
  return instantOn(dateOf(booking), `${hour}:00`);
};

test(
  'bookings whose worker dies between the day that reserves and the appointment that holds: nothing is kept after its time',
  async () => {
    const people = new ApiUsers(api.url, DEMO_PASSWORD);
    const { appointment } = demoPolicy;
    await publishPolicy(people, { ...demoPolicy, appointment: { ...appointment, holdMinutes: 1 } });
    const bookings = new BookingClient(await people.as('wang'));
    // the days are there before anybody dies over them
    for (const [index, date] of dates.entries()) await bookings.booked(31 + index, instantOn(date, '06:00'));
    for (let booking = 0; booking < BOOKINGS; booking += 1) numbers.push(await bookings.prepared((booking % 30) + 1));

    killAfterReserving();
    const statuses: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const mine = Array.from({ length: AT_ONCE }, (_none, index) => kill * AT_ONCE + index);
      const answers = await Promise.all(mine.map((booking) => bookings.book(numbers[booking]!, timeOf(booking))));
      statuses.push(...answers.map(({ status }) => status));
      worker = await processes.start('worker.ts', config);
    }
    expect(statuses).toEqual(numbers.map((_number, booking) => (apiDies(booking) ? 500 : 202)));

    for (const date of dates) {
      const { reservations, ended } = await eventually('every hold has ended', async () => {
        const state = (await bookings.day(date)) as unknown as Day;
        return state.reservations.every(({ heldUntil }) => heldUntil === undefined) && state;
      });
      // what is kept is kept for an appointment that knows of it, and for every such appointment
      for (const number of numbers.filter((_number, booking) => dateOf(booking) === date)) {
        const { slot } = await bookings.read(number);
        const own = reservations.filter(({ holder }) => holder === number).map(({ reservationId }) => reservationId);
        expect(own).toEqual(slot ? [slot.reservationId] : []);
      }
      expect(new Set(ended).size).toBe(ended.length);
      expect(reservations.length + ended.length).toBe(1 + KILLS);
    }
    const held = await Promise.all(numbers.map(async (number) => (await bookings.read(number)).slot !== undefined));
    expect(held.filter(Boolean)).toHaveLength(BOOKINGS / 2);
  },
  TIMEOUT_MS,
);
