import fc from 'fast-check';
import { decide, nextDeadline, type Instant } from '../../domain/kernel/process';
import { Rejection } from '../../domain/kernel/rejection';
import { processDefinitions } from '../../domain/processes';
import { auditDeadlines } from '../../domain/time/deadline-audit';
import { freeSlots, keyOfBlock, takenOf } from '../../domain/workshop-day/availability';
import { endOfCarWork } from '../../domain/workshop-day/car-work';
import type { DayCommand } from '../../domain/workshop-day/commands';
import { resourcesOn } from '../../domain/workshop-day/day-resources';
import type { Need } from '../../domain/workshop-day/need';
import { dayProcess } from '../../domain/workshop-day/process';
import type { Interval } from '../../domain/workshop-day/resources';
import { overlap } from '../../domain/workshop-day/intervals';
import type { WorkshopDay, WorkshopDayEvent } from '../../domain/workshop-day/state';
import { at, command, DATE, need, openedDay, store, supervisor, system } from '../support/day-plan';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 150);

const throwOf = (sides: number) => fc.noBias(fc.nat(sides));
const turn = fc.record({ pick: throwOf(99), dice: throwOf(1_000), minutes: fc.oneof(fc.nat(20), fc.nat(600)) });
const turns = fc.array(turn, { minLength: 10, maxLength: 60, size: 'max' });

const staffWithout = (person: string) => store.staff.filter((one) => one.person !== person);
const rosters = [
  store,
  { ...store, staff: staffWithout('wu') },
  { ...store, staff: staffWithout('li') },
  { ...store, bays: store.bays.map((bay) => ({ ...bay, active: bay.id !== 'lift-2' })) },
];

const needOf = (dice: number): Need => ({
  ...need,
  bayKind: dice % 7 === 0 ? 'paint' : 'lift',
  minutes: 15 + (dice % 8) * 25,
  washMinutes: dice % 3 === 0 ? 20 : 0,
  skill: dice % 11 === 0 ? 'brakes' : null,
  collected: dice % 9 === 0,
});

/** An order asks for its car, anew or for the first time, also in place of an appointment. */
const carOf = (dice: number, now: Instant, given: string): DayCommand => {
  const order = `RO-S01-20261123-${String(dice % 30).padStart(4, '0')}`;
  const work = {
    bayKind: dice % 5 === 0 ? ('paint' as const) : ('lift' as const),
    skill: null,
    minutes: 20 + (dice % 12) * 60,
    washMinutes: dice % 4 === 0 ? 20 : 0,
    bay: dice % 3 === 0 ? 'lift-2' : null,
    technician: dice % 7 === 0 ? 'wu' : null,
  };
  const instead = dice % 2 === 0 ? [given] : [];
  const from = now + (dice % 4) * 3_600_000;
  const asked = { reservationId: `${order}.${dice}`, order, instead, work, from, appointed: dice % 2 === 0 };
  return command('takeCar', asked, system);
};

/** What somebody does next. */
function moveOf(day: WorkshopDay, pick: number, dice: number, now: Instant): DayCommand {
  const some = day.reservations[dice % Math.max(1, day.reservations.length)];
  const id = some?.reservationId ?? 'R-none';
  const startsAt = at('08:30') + (dice % 20) * 30 * 60_000;
  if (pick < 45)
    return command('reserve', { reservationId: `R-${dice}`, holder: `AP-${dice % 40}`, need: needOf(dice), startsAt });
  if (pick < 60) return command('confirmReservation', { reservationId: id, holder: some?.holder ?? 'AP-x' }, system);
  if (pick < 68) return command('releaseReservation', { reservationId: id }, system);
  if (pick < 74)
    return command(
      'takeWalkIn',
      {
        walkInId: `${dice}`,
        order: 'RO-S01-20261123-0001',
        startsAt: now,
        bayKind: 'lift',
        skill: null,
        minutes: 30 + (dice % 90),
      },
      supervisor,
    );
  if (pick < 76) return command('vacate', { reservationId: id }, supervisor);
  if (pick < 82) return carOf(dice, now, id);
  if (pick < 86)
    return command(
      'blockTime',
      {
        blockId: `B-${dice}`,
        what: dice % 2 ? 'bay' : 'person',
        resourceId: dice % 2 ? 'lift-1' : 'wu',
        from: startsAt,
        until: startsAt + 3_600_000,
        blockedFor: 'upkeep',
      },
      supervisor,
    );
  if (pick < 88) return command('unblockTime', { blockId: day.blocks[0]?.blockId ?? 'B-none' }, supervisor);
  if (pick < 94)
    return command(
      'rearrange',
      {
        reservationId: id,
        bay: dice % 2 ? 'lift-1' : 'lift-2',
        technician: dice % 3 ? 'zhao' : 'wu',
        advisor: dice % 5 ? 'li' : 'wang',
      },
      supervisor,
    );
  return command('noteResources', { resources: resourcesOn(rosters[dice % rosters.length]!, DATE) });
}

type TakeCar = Extract<DayCommand, { type: 'takeCar' }>;

/** C-12: what the customer would be promised at this moment of a car whose work this day can do; undefined where it cannot, or has taken the car already. */
function promiseOf(day: WorkshopDay, { reservationId, order, instead, work, from }: TakeCar, now: Instant) {
  if (day.stage !== 'planned' || day.ended.includes(reservationId)) return undefined;
  const isOwn = (one: WorkshopDay['reservations'][number]) =>
    one.holder === order || instead.includes(one.reservationId);
  if (day.reservations.some((one) => one.reservationId === reservationId)) return undefined;
  const before = day.reservations.find(isOwn)?.allocation;
  const others = { ...day, reservations: day.reservations.filter((one) => !isOwn(one)) };
  return endOfCarWork([others], { ...work, bay: work.bay ?? before?.bay ?? null }, Math.max(from, now));
}

/** The day has the time that was promised: the work ends then, in the hours of the store. */
function demandPromiseKept(
  { reservations, resources }: WorkshopDay,
  { reservationId, work }: TakeCar,
  promise: Instant,
): void {
  const taken = reservations.find((one) => one.reservationId === reservationId);
  expect(taken).toMatchObject({ need: { minutes: work.minutes }, allocation: { work: { until: promise } } });
  expect(resources.hours.some(({ from, until }) => from < promise && promise <= until)).toBe(true);
}

/** No bay and no person is at two places at once, or where it is blocked. */
function demandNoOverlap({ reservations, blocks }: WorkshopDay): void {
  const taken = takenOf({ reservations, blocks: [] });
  const demand = (key: string, interval: Interval, others: readonly Interval[]): void => {
    for (const other of others)
      if (overlap(interval, other)) throw new Error(`${key} is taken twice: ${JSON.stringify([interval, other])}`);
  };
  for (const [key, intervals] of taken)
    for (const [index, interval] of intervals.entries()) demand(key, interval, intervals.slice(index + 1));
  for (const block of blocks) demand(keyOfBlock(block), block, taken.get(keyOfBlock(block)) ?? []);
}

/** Every reservation that began has ended at most once, and exactly once where it is not there any more. */
function demandEndsOnce(events: readonly WorkshopDayEvent[], { reservations }: WorkshopDay): void {
  const ends = new Map<string, number>();
  const reserved = new Set<string>();
  for (const event of events) {
    if (event.type === 'slotReserved') {
      expect(reserved.has(event.reservation.reservationId)).toBe(false);
      reserved.add(event.reservation.reservationId);
    }
    if (event.type === 'reservationReleased' || event.type === 'reservationExpired')
      ends.set(event.reservationId, (ends.get(event.reservationId) ?? 0) + 1);
  }
  const there = new Set(reservations.map(({ reservationId }) => reservationId));
  for (const id of reserved) expect(ends.get(id) ?? 0).toBe(there.has(id) ? 0 : 1);
}

test(`I29, A-21, C-12 in ${RUNS} random days of cars and appointments no bay and no person is taken twice, every hold ends once, and what is promised is there`, () => {
  const happened = new Set<string>();
  let promises = 0;
  fc.assert(
    fc.property(turns, (all) => {
      const first = openedDay();
      let state = dayProcess.evolve(dayProcess.initialState, first);
      let now = first.at;
      const events: WorkshopDayEvent[] = [first];
      const happen = (more: readonly WorkshopDayEvent[]): void => {
        for (const event of more) {
          state = dayProcess.evolve(state, event);
          events.push(event);
          happened.add(event.type);
        }
      };
      const passTime = (until: Instant): void => {
        for (let next; (next = nextDeadline(dayProcess, state)) && next.at <= until;) happen([next.event]);
        now = until;
      };
      for (const { pick, dice, minutes } of all) {
        passTime(now + minutes * 60_000);
        const sent = moveOf(state, pick, dice, now);
        const offered =
          sent.type === 'reserve' &&
          freeSlots(state, sent.need, now).some(({ startsAt }) => startsAt === sent.startsAt);
        const fresh =
          sent.type === 'reserve' &&
          !events.some((e) => e.type === 'slotReserved' && e.reservation.reservationId === sent.reservationId);
        const promise = sent.type === 'takeCar' ? promiseOf(state, sent, now) : undefined;
        try {
          happen(decide(dayProcess, state, sent, now));
        } catch (error) {
          if (!(error instanceof Rejection)) throw error;
          // what is offered can be had
          if (offered && fresh && state.stage === 'planned')
            throw new Error(`offered and refused: ${error.code}`, { cause: error });
        }
        if (sent.type === 'takeCar' && promise !== undefined) {
          demandPromiseKept(state, sent, promise);
          promises += 1;
        }
        demandNoOverlap(state);
      }
      passTime(now + 14 * 24 * 3_600_000);
      demandEndsOnce(events, state);
      // a hold that nobody has confirmed is gone
      expect(state.reservations.filter(({ heldUntil }) => heldUntil !== undefined)).toEqual([]);
      const recorded = events.map((event, index) => ({ sequence: index + 1, event }));
      expect(auditDeadlines(processDefinitions.workshopDay, recorded, now).faults).toEqual([]);
      expect(JSON.stringify(state).length).toBeLessThan(100_000);
    }),
    { numRuns: RUNS },
  );
  expect(promises).toBeGreaterThan(RUNS / 10);
  for (const type of [
    'slotReserved',
    'reservationConfirmed',
    'reservationExpired',
    'reservationReleased',
    'confirmationMissed',
    'timeBlocked',
    'timeUnblocked',
    'rearranged',
    'resourcesNoted',
    'dayEnded',
  ])
    expect(happened).toContain(type);
});
