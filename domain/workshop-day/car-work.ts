import { z } from 'zod';
import { skills } from '../account/skills';
import type { Immutable } from '../kernel/immutable';
import type { Instant } from '../kernel/process';
import { bayKinds, isWorkKind, type BayKind } from '../values/bay-kind';
import { bayKey, isFree, takenOf, washAfter, workplaces, type DayPlan, type Taken } from './availability';
import { endOfWork, minutesOf, within } from './intervals';
import type { Allocation } from './reservation';
import type { Interval } from './resources';

/** C-12: what is still to be done on a car that is in the house, or is expected back. */
export const CarWork = z.object({
  bayKind: z.enum(bayKinds),
  skill: z.enum(skills).nullable(),
  minutes: z.int(),
  washMinutes: z.int(),
  /** Where it stands, and who works on it, where somebody has said so: they are taken where they are free. */
  bay: z.string().nullable(),
  technician: z.string().nullable(),
});
export type CarWork = Immutable<z.output<typeof CarWork>>;

/** Days in which a place is looked for: a promise looks as far as the plan. */
export const DAYS_LOOKED = 31;

/** What a day can do of the work on a car. */
interface Stretch {
  readonly allocation: Allocation;
  readonly minutes: number;
}

/** A car that stands in a bay in which cars are worked on is worked on in a bay like it. */
function kindOf({ bays }: DayPlan['resources'], { bay, bayKind }: CarWork): BayKind {
  const kind = bays.find(({ id }) => id === bay)?.kind;
  return kind !== undefined && isWorkKind(kind) ? kind : bayKind;
}

/** The first bay and technician that are free then; of those, where the car stands and who works on it already. */
function placeFor(plan: DayPlan, taken: Taken, car: CarWork, work: Interval) {
  const need = { bayKind: kindOf(plan.resources, car), skill: car.skill };
  let best: { readonly bay: string; readonly technician: string; readonly known: number } | undefined;
  for (const { bay, technician } of workplaces(plan, taken, need, work)) {
    const known = (bay.id === car.bay ? 2 : 0) + (technician.id === car.technician ? 1 : 0);
    if (!best || known > best.known) best = { bay: bay.id, technician: technician.id, known };
  }
  return best;
}

/** The moments from then on at which something can begin that could not before. */
function beginnings({ resources: { hours, people } }: DayPlan, taken: Taken, from: Instant) {
  const ends = [...taken.values()].flatMap((intervals) => intervals.map(({ until }) => until));
  const starts = [...hours, ...people.flatMap(({ present }) => present)].map((interval) => interval.from);
  const isOpen = (at: Instant): boolean => hours.some((open) => open.from <= at && at < open.until);
  return [...new Set([from, ...starts, ...ends])].filter((at) => at >= from && isOpen(at)).toSorted((a, b) => a - b);
}

/** The moments at which work that began then may have to stop, the latest first: closing time, or the end of a shift. */
function endings({ resources: { hours, people } }: DayPlan, from: Instant): readonly Instant[] {
  const ends = [...hours.slice(-1), ...people.flatMap(({ present }) => present.slice(-1))].map(({ until }) => until);
  return [...new Set(ends)].filter((until) => until > from).toSorted((a, b) => b - a);
}

function stretchOf(plan: DayPlan, taken: Taken, car: CarWork, work: Interval, isLast: boolean) {
  const place = placeFor(plan, taken, car, work);
  if (!place) return undefined;
  const wash = isLast && car.washMinutes > 0 ? washAfter(plan, car, work.until) : undefined;
  const washBay =
    wash && plan.resources.bays.find(({ id, kind }) => kind === 'wash' && isFree(taken, bayKey(id), wash));
  const { bay, technician } = place;
  const washed = wash && washBay ? { washBay: washBay.id, wash } : { washBay: null, wash: null };
  return { bay, technician, work, advisor: null, reception: null, ...washed };
}

/**
 * C-12: what a day can do of the work from then on. All of it, at the first moment at which a bay and somebody for it are free together; else its beginning, until the store
 * closes: the rest is done on a later day.
 */
export function stretchFrom(plan: DayPlan, car: CarWork, from: Instant): Stretch | undefined {
  const { hours } = plan.resources;
  const taken = takenOf(plan);
  const starts = beginnings(plan, taken, from);
  for (const startsAt of starts) {
    const until = endOfWork(hours, startsAt, car.minutes);
    const allocation = until && stretchOf(plan, taken, car, { from: startsAt, until }, true);
    if (allocation) return { allocation, minutes: car.minutes };
  }
  for (const startsAt of starts)
    for (const until of endings(plan, startsAt)) {
      const minutes = Math.floor(minutesOf(within([{ from: startsAt, until }], hours)));
      // a car is not lifted for less than is booked at least
      if (minutes < plan.policy.appointment.slotMinutes || minutes >= car.minutes) continue;
      const allocation = stretchOf(plan, taken, car, { from: startsAt, until }, false);
      if (allocation) return { allocation, minutes };
    }
  return undefined;
}

/** C-12: when these days, the earliest first, can have done the work; undefined where all of them together cannot. */
export function endOfCarWork(plans: readonly DayPlan[], car: CarWork, from: Instant): Instant | undefined {
  let left = car;
  for (const plan of plans) {
    const stretch = stretchFrom(plan, left, from);
    if (!stretch) continue;
    const { allocation, minutes } = stretch;
    if (minutes === left.minutes) return allocation.work.until;
    left = { ...left, minutes: left.minutes - minutes, bay: allocation.bay };
  }
  return undefined;
}

/** Whether a store has said at all where such work is done, and by whom: of one that has not, no day can be planned. */
export const isPlanned = ({ resources }: DayPlan, car: CarWork): boolean =>
  resources.bays.some(({ kind }) => kind === kindOf(resources, car)) &&
  resources.people.some(({ does }) => does.includes('technician'));
