import { DateTime } from 'luxon';
import type { Instant } from '../kernel/process';
import type { RangeName } from './names';

/** As many days as are read at once: a quarter. */
export const MAX_DAYS = 92;
/** Up to so many days the course is drawn by days, beyond by weeks. */
const MAX_DAILY = 31;
const DATE = 'yyyy-MM-dd';

/** Days of a store, both included, and the instants `[start, before)` that they are in its zone. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly start: Instant;
  readonly before: Instant;
}

/** A piece of a period: its first day in the period, and its instants `[start, before)`. */
export interface Bucket {
  readonly from: string;
  readonly start: Instant;
  readonly before: Instant;
}

const periodBetween = (first: DateTime, last: DateTime): Period => ({
  from: first.toFormat(DATE),
  to: last.toFormat(DATE),
  start: first.startOf('day').toMillis(),
  before: last.startOf('day').plus({ days: 1 }).toMillis(),
});

/** How many days a period has, whatever the clocks do within it. */
export const daysIn = (from: string, to: string): number =>
  Math.round(DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days) + 1;

/** The days that a range means in this zone at this moment; a week begins on Monday, and one that is not over ends today. */
export function periodOf(
  zone: string,
  range: Exclude<RangeName, 'days'> | { readonly from: string; readonly to: string },
  now: Instant,
): Period {
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  if (typeof range === 'object')
    return periodBetween(DateTime.fromISO(range.from, { zone }), DateTime.fromISO(range.to, { zone }));
  const [week, month] = [today.startOf('week'), today.startOf('month')];
  const periods: { readonly [R in typeof range]: () => Period } = {
    today: () => periodBetween(today, today),
    yesterday: () => periodBetween(today.minus({ days: 1 }), today.minus({ days: 1 })),
    thisWeek: () => periodBetween(week, today),
    lastWeek: () => periodBetween(week.minus({ weeks: 1 }), week.minus({ days: 1 })),
    thisMonth: () => periodBetween(month, today),
    lastMonth: () => periodBetween(month.minus({ months: 1 }), month.minus({ days: 1 })),
  };
  return periods[range]();
}

/** What a period is compared with: as many days just before it; for a week that is not over, the same days of the week before. */
export function periodBefore(zone: string, range: RangeName, { from, to }: Period): Period {
  const days = range === 'thisWeek' ? 7 : daysIn(from, to);
  const earlier = (day: string): DateTime => DateTime.fromISO(day, { zone }).minus({ days });
  return periodBetween(earlier(from), earlier(to));
}

/** The days of a period, or its weeks where it has many; the first and the last week may be cut. */
export function bucketsOf(
  zone: string,
  { from, to, before }: Period,
): { readonly by: 'day' | 'week'; readonly buckets: readonly Bucket[] } {
  const by = daysIn(from, to) > MAX_DAILY ? 'week' : 'day';
  const buckets: Bucket[] = [];
  for (let first = DateTime.fromISO(from, { zone }); first.toMillis() < before;) {
    const next = first.startOf(by).plus(by === 'week' ? { weeks: 1 } : { days: 1 });
    buckets.push({
      from: first.toFormat(DATE),
      start: first.toMillis(),
      before: Math.min(before, next.toMillis()),
    });
    first = next;
  }
  return { by, buckets };
}
