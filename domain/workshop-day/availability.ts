import { MINUTE, type Instant } from '../kernel/process';
import type { ServicePolicy } from '../policy/policy';
import type { Need } from './need';
import type { Allocation, Block, Reservation } from './reservation';
import type { Bay, DayResources, Person, Interval } from './resources';
import { endOfWork, isCovered, minutesOf, overlap } from './intervals';

/** What is known of a date: what the store has, and what is taken of it. A date that nobody has booked has no process, and nothing is taken. */
export interface DayPlan {
  readonly policy: Pick<ServicePolicy, 'appointment'>;
  readonly resources: DayResources;
  readonly reservations: readonly Reservation[];
  readonly blocks: readonly Block[];
}

/** Bays and people have names of their own. */
export const bayKey = (id: string): string => `bay ${id}`;
const personKey = (id: string): string => `person ${id}`;

/** By bay or person, when it is taken. */
export type Taken = ReadonlyMap<string, readonly Interval[]>;

/** What one reservation takes of which bay or person. */
export const takenBy = (allocation: Allocation): readonly (readonly [key: string, interval: Interval])[] => {
  const { bay, technician, work, advisor, reception, washBay, wash } = allocation;
  return [
    [bayKey(bay), work],
    [personKey(technician), work],
    ...(advisor !== null && reception !== null ? [[personKey(advisor), reception] as const] : []),
    ...(washBay !== null && wash !== null ? [[bayKey(washBay), wash] as const] : []),
  ];
};

export const keyOfBlock = ({ what, resourceId }: Pick<Block, 'what' | 'resourceId'>): string =>
  what === 'bay' ? bayKey(resourceId) : personKey(resourceId);

/** Everything that is taken of a day. */
export function takenOf({ reservations, blocks }: Pick<DayPlan, 'reservations' | 'blocks'>): Taken {
  const taken = new Map<string, Interval[]>();
  const take = (key: string, interval: Interval): void => {
    const intervals = taken.get(key);
    if (intervals) intervals.push(interval);
    else taken.set(key, [interval]);
  };
  for (const { allocation } of reservations) for (const [key, interval] of takenBy(allocation)) take(key, interval);
  for (const block of blocks) take(keyOfBlock(block), block);
  return taken;
}

export const isFree = (taken: Taken, key: string, interval: Interval): boolean =>
  !(taken.get(key) ?? []).some((other) => overlap(other, interval));

const load = (taken: Taken, { id }: Person): number => minutesOf(taken.get(personKey(id)) ?? []);

/** The least busy first; of equals in the order of their ids, so that everybody who asks gets the same answer. */
const leastBusyFirst = (taken: Taken, people: readonly Person[]): readonly Person[] =>
  people.toSorted((a, b) => load(taken, a) - load(taken, b) || (a.id < b.id ? -1 : 1));

/** A bay of a team is for its members; a team of which nobody knows the members lets everybody in. */
function mayUse({ people }: DayResources, { teams }: Person, { team }: Bay): boolean {
  return team === null || teams.includes(team) || !people.some((one) => one.teams.includes(team));
}

/** The share of a kind of bay that appointments may take, beside what is kept for walk-ins, is used up. */
function isKeptForWalkIns({ policy, resources, reservations }: DayPlan, { bayKind, minutes }: Need): boolean {
  const bays = resources.bays.filter(({ kind }) => kind === bayKind).length;
  const mayTake = (bays * minutesOf(resources.hours) * (100 - policy.appointment.walkInPercent)) / 100;
  const booked = reservations
    .filter(({ walkIn, need }) => !walkIn && need.bayKind === bayKind)
    .reduce((sum, { need }) => sum + need.minutes, 0);
  return booked + minutes > mayTake;
}

const transportsAreGone = ({ policy, reservations }: DayPlan, { collected }: Need): boolean =>
  collected && reservations.filter(({ need }) => need.collected).length >= policy.appointment.transportsPerDay;

/** the explicit times at which work can begin. */
const startsOf = ({ policy, resources }: DayPlan): readonly Instant[] =>
  resources.hours.flatMap(({ from, until }) => {
    const step = policy.appointment.slotMinutes * MINUTE;
    return Array.from({ length: Math.ceil((until - from) / step) }, (_none, index) => from + index * step);
  });

interface Times {
  readonly work: Interval;
  readonly reception: Interval;
  readonly wash: Interval | null;
}

/** When a car is washed whose work is done then; undefined where the day does not hold it. */
export function washAfter(
  { resources: { hours } }: DayPlan,
  { washMinutes }: Pick<Need, 'washMinutes'>,
  done: Instant,
): Interval | undefined {
  const open = hours.find(({ until }) => done < until);
  const from = open && Math.max(open.from, done);
  const until = from === undefined ? undefined : endOfWork(hours, from, washMinutes);
  return from === undefined || until === undefined ? undefined : { from, until };
}

function timesOf(plan: DayPlan, need: Need, startsAt: Instant): Times | undefined {
  const { policy, resources } = plan;
  const { hours } = resources;
  const done = endOfWork(hours, startsAt, need.minutes);
  const received = endOfWork(hours, startsAt, policy.appointment.receptionMinutes);
  if (done === undefined || received === undefined) return undefined;
  const times = { work: { from: startsAt, until: done }, reception: { from: startsAt, until: received } };
  if (need.washMinutes === 0 || !resources.bays.some(({ kind }) => kind === 'wash')) return { ...times, wash: null };
  const wash = washAfter(plan, need, done);
  return wash && { ...times, wash };
}

/** Bay and technician that are free, and fit the job and each other. */
export function* workplaces(
  { resources }: DayPlan,
  taken: Taken,
  need: Pick<Need, 'bayKind' | 'skill'>,
  work: Interval,
): Generator<{ readonly bay: Bay; readonly technician: Person }> {
  const { hours, bays, people } = resources;
  const free = bays.filter((bay) => bay.kind === need.bayKind && isFree(taken, bayKey(bay.id), work));
  const able = people.filter(
    ({ id, does, skills, present }) =>
      does.includes('technician') &&
      (need.skill === null || skills.includes(need.skill)) &&
      isCovered(work, hours, present) &&
      isFree(taken, personKey(id), work),
  );
  for (const technician of leastBusyFirst(taken, able))
    for (const bay of free) if (mayUse(resources, technician, bay)) yield { bay, technician };
}

/** The advisor who receives the customer: the one who is wanted, else the least busy. */
function receiverOf(
  { resources }: DayPlan,
  taken: Taken,
  need: Need,
  reception: Interval,
  technician: Person,
): Person | undefined {
  const { hours, people } = resources;
  const free = people.filter(
    ({ id, does, present }) =>
      does.includes('advisor') &&
      id !== technician.id &&
      (need.advisor === null || id === need.advisor) &&
      isCovered(reception, hours, present) &&
      isFree(taken, personKey(id), reception),
  );
  return leastBusyFirst(taken, free)[0];
}

/** Of a customer whom somebody receives. */
type ReceivedAllocation = Allocation & { readonly advisor: string };

export interface Wanted {
  readonly need: Need;
  /** Whoever stands at the desk may have what is kept for walk-ins, and begins at any minute. */
  readonly walkIn: boolean;
}

/** what a job that begins then would take, bay, people and wash together; undefined when it cannot begin then. */
export function allocationAt(
  plan: DayPlan,
  { need, walkIn }: Wanted,
  startsAt: Instant,
  taken = takenOf(plan),
): ReceivedAllocation | undefined {
  if (!walkIn && (isKeptForWalkIns(plan, need) || !startsOf(plan).includes(startsAt))) return undefined;
  if (transportsAreGone(plan, need)) return undefined;
  const times = timesOf(plan, need, startsAt);
  if (!times) return undefined;
  const { work, reception, wash } = times;
  const washBay =
    wash && plan.resources.bays.find(({ id, kind }) => kind === 'wash' && isFree(taken, bayKey(id), wash));
  if (wash && !washBay) return undefined;
  for (const { bay, technician } of workplaces(plan, taken, need, work)) {
    const advisor = receiverOf(plan, taken, need, reception, technician);
    if (advisor)
      return {
        bay: bay.id,
        technician: technician.id,
        work,
        advisor: advisor.id,
        reception,
        washBay: washBay?.id ?? null,
        wash,
      };
  }
  return undefined;
}

interface Place {
  readonly bay: string;
  readonly technician: string;
  /** Null where nobody receives the customer any more. */
  readonly advisor: string | null;
}

/** Whether a reservation can have its time in that bay and with those people, who may be partly the same as now. */
export function fitsElsewhere(plan: DayPlan, reservation: Reservation, { bay, technician, advisor }: Place): boolean {
  const { need, allocation } = reservation;
  const others = { ...plan, reservations: plan.reservations.filter((one) => one !== reservation) };
  const taken = takenOf(others);
  const wanted = { ...need, advisor };
  for (const place of workplaces(others, taken, need, allocation.work))
    if (place.bay.id === bay && place.technician.id === technician)
      return (
        allocation.reception === null ||
        receiverOf(others, taken, wanted, allocation.reception, place.technician) !== undefined
      );
  return false;
}

/** A time that can be had, and until when the work would take. */
export interface FreeSlot {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly advisor: string;
}

/** Every time from `at` on at which an appointment of this need can begin, the earliest first. A booking at one of them is accepted, and at no other. */
export function freeSlots(plan: DayPlan, need: Need, at: Instant): readonly FreeSlot[] {
  const taken = takenOf(plan);
  return startsOf(plan)
    .filter((startsAt) => startsAt >= at)
    .flatMap((startsAt) => {
      const allocation = allocationAt(plan, { need, walkIn: false }, startsAt, taken);
      return allocation ? [{ startsAt, endsAt: allocation.work.until, advisor: allocation.advisor }] : [];
    });
}

/** The reservations that what the store has by now does not hold any more: a person is away, a bay is gone, the store is closed. */
export function unfitReservations({ resources, reservations }: DayPlan): readonly Reservation[] {
  const { hours, bays, people } = resources;
  const isPresent = (id: string, interval: Interval): boolean =>
    people.some((person) => person.id === id && isCovered(interval, hours, person.present));
  const isOpen = (interval: Interval): boolean => hours.some((open) => overlap(open, interval));
  return reservations.filter(({ allocation: { bay, technician, work, advisor, reception } }) => {
    const received = advisor === null || reception === null || isPresent(advisor, reception);
    const fits = isOpen(work) && isPresent(technician, work) && received;
    return !fits || !bays.some(({ id }) => id === bay);
  });
}
