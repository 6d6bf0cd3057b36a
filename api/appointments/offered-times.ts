import type { ServicePolicy } from '../../domain/policy/policy';
import { freeSlots, type FreeSlot } from '../../domain/workshop-day/availability';
import type { Need } from '../../domain/workshop-day/need';
import type { Context } from '../context';
import { datesFrom, plansOf, today } from '../../platform/day-plans';

/** Days that a customer sees at once. */
const DAYS_SHOWN = 14;

/** The times of one date at which the work could begin. */
export interface OfferedDay {
  readonly date: string;
  readonly slots: readonly FreeSlot[];
}

/** the times of the next days that a customer can have, day by day; a day without any is left out. */
export async function offeredTimes(
  context: Context,
  store: string,
  policy: ServicePolicy,
  need: Need,
  notBefore: number,
): Promise<readonly OfferedDay[]> {
  const now = Date.now();
  const days = Math.min(DAYS_SHOWN, policy.appointment.daysAhead + 1);
  const plans = await plansOf(context, store, policy, datesFrom(today(policy, now), days));
  return plans
    .map((plan) => ({ date: plan.date, slots: freeSlots(plan, need, Math.max(now, notBefore)) }))
    .filter(({ slots }) => slots.length > 0);
}
