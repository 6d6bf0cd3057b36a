import { MINUTE, type Instant } from '../kernel/process';
import { localDate } from '../time/working-time';
import { isPast, type Stage } from './stage';
import type { RepairOrder } from './state';

/** A car whose customer is at the desk to settle, or on the way from it. */
export interface WaitingToSettle {
  readonly number: string;
  readonly vehicle: string;
  readonly stage: Stage;
  /** F-18: gold-card customers have a lane of their own. */
  readonly lane: 'gold' | 'usual';
  readonly since: Instant;
}
const atTheDesk: readonly Stage[] = ['acceptance', 'settlement', 'discountPending', 'paid'];

/** Customers who are settling, those of the gold-card lane in front, then who has waited longest. */
export const settlementQueue = (orders: readonly RepairOrder[]): readonly WaitingToSettle[] =>
  orders
    .filter(({ stage }) => atTheDesk.includes(stage))
    .map(({ number, vehicle, stage, customer, stageSince, notifiedAt, openedAt }): WaitingToSettle => ({
      number,
      vehicle: vehicle.id,
      stage,
      lane: customer.goldCard ? 'gold' : 'usual',
      since: stageSince?.at ?? notifiedAt ?? openedAt,
    }))
    .toSorted((one, other) => (one.lane === other.lane ? one.since - other.since : one.lane === 'gold' ? -1 : 1));

/** How many customers are expected to settle in a stretch of the day. */
export interface ExpectedToSettle {
  readonly from: Instant;
  readonly cars: number;
  readonly goldCards: number;
  /** F-18: more than the desk settles without a queue. */
  readonly peak: boolean;
}
const STRETCH = 30 * MINUTE;

/** Cars that are ready, and those promised today, by the half hour for which they are expected; one that is late or waited for is expected now. */
export function expectedSettlements(
  orders: readonly RepairOrder[],
  now: Instant,
  zone: string,
  peakAt: number,
): readonly ExpectedToSettle[] {
  const today = localDate(zone, now);
  const stretchOf = (at: Instant): Instant => Math.floor(Math.max(at, now) / STRETCH) * STRETCH;
  const stretches = new Map<Instant, { cars: number; goldCards: number }>();
  for (const { stage, promise, pickup, customer } of orders) {
    const comesToday = stage === 'readyForPickup' && (pickup?.agreed?.day ?? today) <= today;
    const promisedToday =
      promise !== undefined && !isPast(stage, 'readyForPickup') && localDate(zone, promise.at) <= today;
    if (!comesToday && !promisedToday) continue;
    const from = stretchOf(promise?.at ?? now);
    const { cars = 0, goldCards = 0 } = stretches.get(from) ?? {};
    stretches.set(from, { cars: cars + 1, goldCards: goldCards + (customer.goldCard ? 1 : 0) });
  }
  return [...stretches]
    .toSorted(([one], [other]) => one - other)
    .map(([from, { cars, goldCards }]) => ({ from, cars, goldCards, peak: cars >= peakAt }));
}
