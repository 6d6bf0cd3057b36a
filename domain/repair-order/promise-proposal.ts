import { MINUTE, type Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import { addWorkingMinutes, isOpen, localDate, startOfDay } from '../time/working-time';
import { isOpen as isToDo } from './order-line';
import { isBackOrdered, MOST_DAYS_AHEAD } from './part-supply';
import { openHold } from './repair-round';
import { hasReached } from './stage';
import type { RepairOrder } from './state';

/** What the workshop has before it, as the API has counted it; a workflow sees its own order only. */
export interface WorkshopBefore {
  /** Working minutes queued before this order. */
  readonly workshopLoadMinutes: number;
  /** When the last part will be in the store. */
  readonly partsReadyAt?: Instant;
}

/** C-12: from when the work can begin, after the queue, with a margin; all in working time. */
export const promisedTime = (
  { policy }: Pick<RepairOrder, 'policy'>,
  lines: readonly { readonly labourMinutes: number }[],
  load: number,
  start: Instant,
): Instant => {
  const work = lines.reduce((total, line) => total + line.labourMinutes, 0);
  return addWorkingMinutes(policy.calendar, start, load + work + policy.minutes.promiseMargin);
};

/** The lines of which something is still to be done. */
export const toDo = ({ stage, lines, estimate }: RepairOrder) =>
  hasReached(stage, 'contracted') ? lines.filter(isToDo) : (estimate?.lines ?? []);

/** From when work can go on: a missing part has its day, and a hold its end. */
export function canGoOn(order: RepairOrder, at: Instant): Instant {
  const { calendar } = order.policy;
  const days = order.lines
    .filter(isBackOrdered)
    .flatMap(({ supply }) => (supply?.expectedDay === undefined ? [] : [startOfDay(calendar, supply.expectedDay)]));
  return Math.max(at, openHold(order)?.expectedUntil ?? 0, ...days);
}

/** C-12: when this car can be ready, from the load of the workshop, its parts and what is left to do; a car in the workshop queues no more. */
export function proposedPromise(order: RepairOrder, before: WorkshopBefore, at: Instant): Instant {
  const load = hasReached(order.stage, 'inRepair') ? 0 : before.workshopLoadMinutes;
  return promisedTime(order, toDo(order), load, Math.max(canGoOn(order, at), before.partsReadyAt ?? 0));
}

/** Rejects a time at which the car cannot be ready, nobody is there to hand it over, or that nobody plans for. */
export function checkPromise(order: RepairOrder, wanted: Instant, before: WorkshopBefore, at: Instant): void {
  const { calendar } = order.policy;
  const last = localDate(calendar.zone, at + MOST_DAYS_AHEAD * 1440 * MINUTE);
  if (localDate(calendar.zone, wanted) > last) reject('dayOff', { day: localDate(calendar.zone, wanted), last });
  // at closing time somebody is still there
  if (!isOpen(calendar, wanted) && !isOpen(calendar, wanted - 1))
    reject('storeClosedThen', { promisedAt: new Date(wanted).toISOString() });
  const earliest = proposedPromise(order, before, at);
  if (wanted < earliest) reject('promiseTooEarly', { earliest: new Date(earliest).toISOString() });
}
