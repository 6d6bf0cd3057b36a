import { DateTime } from 'luxon';
import { fingerprint } from '../kernel/fingerprint';
import { memoizeByContent } from '../kernel/memoize';
import type { TimeOfDayRange } from '../policy/policy';
import { MINUTE, type Instant } from '../kernel/process';

/** T-23: the hours in which people are called, local to the store. */
export interface CallWindows {
  readonly zone: string;
  readonly windows: readonly TimeOfDayRange[];
  /** Days of the week, Monday is 1; every day when absent. */
  readonly weekdays?: readonly number[];
}

const midnight = (zone: string, at: Instant): DateTime => DateTime.fromMillis(at, { zone }).startOf('day');
const onClock = (day: DateTime, minutes: number): Instant =>
  minutes >= 1440
    ? day.plus({ days: 1 }).toMillis()
    : day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toMillis();

type Windows = readonly (readonly [Instant, Instant])[];

/** No zone begins its day within a quarter of an hour, so all instants of one share their local day. */
const QUARTER = 15 * MINUTE;
/** The windows of the local day a quarter lies in: zone arithmetic costs more than everything else here. */
const windowsAt = memoizeByContent(({ zone, windows, weekdays }: CallWindows, quarter: number): Windows => {
  const day = midnight(zone, quarter * QUARTER);
  if (weekdays && !weekdays.includes(day.weekday)) return [];
  return windows.map(([from, to]) => [onClock(day, from), onClock(day, to)] as const);
});

/** The windows of the local day on which `at` falls, as instants. */
const windowsOf = (calls: CallWindows, at: Instant): Windows => windowsAt(calls, Math.floor(at / QUARTER));

const tomorrow = ({ zone }: CallWindows, at: Instant): Instant => midnight(zone, at).plus({ days: 1 }).toMillis();

export const inWindow = (calls: CallWindows, at: Instant): boolean =>
  windowsOf(calls, at).some(([from, to]) => from <= at && at < to);

/** Over so much of a window the calls that wait for its beginning are spread. */
const SPREAD_MINUTES = 30;

/** The number's own minute after the beginning of a window, so that not every call of a day falls due at the same moment. */
function minuteOf(number: string, [from, to]: readonly [Instant, Instant]): Instant {
  const minutes = Math.max(1, Math.min(SPREAD_MINUTES, Math.floor((to - from) / MINUTE / 4)));
  return from + (Number.parseInt(fingerprint(number).slice(0, 8), 16) % minutes) * MINUTE;
}

/** The first instant from `at` on at which the call of this number is due: within a window at once, else soon after the next begins. */
export function nextWindow(calls: CallWindows, at: Instant, number: string): Instant {
  for (const window of windowsOf(calls, at)) {
    if (at >= window[1]) continue;
    return at >= window[0] ? at : minuteOf(number, window);
  }
  const day = tomorrow(calls, at);
  const [first] = windowsOf(calls, day);
  return first ? minuteOf(number, first) : nextWindow(calls, day, number);
}

/** G-47: the first instant at which the call of this number is due after the window of the call at `at`. */
export function windowAfter(calls: CallWindows, at: Instant, number: string): Instant {
  const current = windowsOf(calls, at).find(([from, to]) => from <= at && at < to);
  return nextWindow(calls, current ? current[1] : at, number);
}

/** G-47: the local day of a call, and which of its windows it fell into; -1 outside all of them. */
export const placeOf = (calls: CallWindows, at: Instant): { readonly day: Instant; readonly window: number } => ({
  day: midnight(calls.zone, at).toMillis(),
  window: windowsOf(calls, at).findIndex(([from, to]) => from <= at && at < to),
});

const allDay = ([from, to]: TimeOfDayRange): boolean => from === 0 && to === 1440;

/** The end of the last window of the day on which `at` falls, or of the next day that has one; a store that calls at any hour has no such end but `at` itself. */
export function lastWindowEnd(calls: CallWindows, at: Instant): Instant {
  if (calls.windows.some(allDay)) return at;
  const last = windowsOf(calls, at).at(-1);
  return last ? last[1] : lastWindowEnd(calls, tomorrow(calls, at));
}

/** `days` natural days later. */
export const daysAfter = (at: Instant, days: number): Instant => Math.round(at + days * 24 * 60 * MINUTE);
