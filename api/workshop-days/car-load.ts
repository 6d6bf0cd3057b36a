import type { Instant } from '../../domain/kernel/process';
import type { ServicePolicy } from '../../domain/policy/policy';
import { workingMinutesBetween } from '../../domain/time/working-time';
import { DAYS_LOOKED, endOfCarWork, isPlanned, type CarWork } from '../../domain/workshop-day/car-work';
import { minutesOf } from '../../domain/workshop-day/intervals';
import type { Reservation } from '../../domain/workshop-day/reservation';
import { datesFrom, plansOf, today } from '../../platform/day-plans';
import type { Context } from '../context';

interface AskedCar {
  readonly store: string;
  readonly policy: ServicePolicy;
  readonly work: CarWork;
  /** From when it can be worked on. */
  readonly from: Instant;
  /** What it has of the days already. */
  readonly isOwn: (reservation: Reservation) => boolean;
}

/**
 * C-12: the working minutes that a car has before it: until a bay and somebody for it are free, by the days on which appointments are booked and cars in the house have their
 * place. Undefined where the store has not said where and by whom such work is done.
 */
export async function minutesBefore(
  context: Pick<Context, 'repositories'>,
  { store, policy, work, from, isOwn }: AskedCar,
): Promise<number | undefined> {
  const all = await plansOf(context, store, policy, datesFrom(today(policy, from), DAYS_LOOKED));
  if (!all.some((plan) => isPlanned(plan, work))) return undefined;
  const plans = all.map((plan) => ({ ...plan, reservations: plan.reservations.filter((one) => !isOwn(one)) }));
  const done = endOfCarWork(plans, work, from);
  // no day has a place for it: nobody promises one of these days
  if (done === undefined) return plans.reduce((sum, { resources }) => sum + minutesOf(resources.hours), 0);
  return Math.max(0, Math.round(workingMinutesBetween(policy.calendar, from, done)) - work.minutes);
}
