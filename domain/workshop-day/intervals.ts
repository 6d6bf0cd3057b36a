import { MINUTE, type Instant } from '../kernel/process';
import type { Interval } from './resources';

export const overlap = (one: Interval, other: Interval): boolean => one.from < other.until && other.from < one.until;

/** Minutes of these intervals together; they do not overlap. */
export const minutesOf = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, { from, until }) => sum + (until - from) / MINUTE, 0);

/** The parts of these intervals that lie within one of those. */
export const within = (intervals: readonly Interval[], limits: readonly Interval[]): readonly Interval[] =>
  intervals.flatMap((interval) =>
    limits
      .filter((limit) => overlap(interval, limit))
      .map((limit) => ({ from: Math.max(interval.from, limit.from), until: Math.min(interval.until, limit.until) })),
  );

/** What is left of these intervals without that one. */
export const without = (intervals: readonly Interval[], gone: Interval): readonly Interval[] =>
  intervals.flatMap((interval) =>
    overlap(interval, gone)
      ? [
          { from: interval.from, until: Math.max(interval.from, gone.from) },
          { from: Math.min(interval.until, gone.until), until: interval.until },
        ].filter(({ from, until }) => from < until)
      : [interval],
  );

/** Whether all of `needed` that lies within the opening hours lies within `present`, too. */
export function isCovered(needed: Interval, hours: readonly Interval[], present: readonly Interval[]): boolean {
  const open = within([needed], hours);
  return minutesOf(within(open, present)) === minutesOf(open);
}

/** When work that begins then is done, counting open minutes only; undefined where the day does not hold it, or the store is closed then. */
export function endOfWork(hours: readonly Interval[], startsAt: Instant, minutes: number): Instant | undefined {
  if (!hours.some(({ from, until }) => from <= startsAt && startsAt < until)) return undefined;
  let left = minutes * MINUTE;
  for (const { from, until } of hours) {
    const start = Math.max(from, startsAt);
    if (start >= until) continue;
    if (start + left <= until) return start + left;
    left -= until - start;
  }
  return undefined;
}
