import { DateTime, IANAZone } from 'luxon';
import { MINUTE, type Instant } from './process';

/** Opening hours of one day as minutes after local midnight, `[from, to)`, ascending and disjoint. */
export type Hours = readonly (readonly [from: number, to: number])[];

/** When a store works: several intervals a day, holidays, and make-up workdays (补班). Dates are local ISO dates. */
export interface WorkingCalendar {
  readonly zone: string;
  /** Monday first, seven entries. */
  readonly week: readonly Hours[];
  readonly holidays: readonly string[];
  /** Days worked although the week says otherwise, with the hours worked. They win over holidays. */
  readonly makeUpDays: readonly { readonly date: string; readonly hours: Hours }[];
}


/** A calendar that never opens within this many days is a fault of the calendar, not a reason to loop. */
const HORIZON_DAYS = 400;

export const isKnownZone = (zone: string): boolean => IANAZone.isValidZone(zone);

export const openHours = (calendar: WorkingCalendar, day: DateTime): Hours => {
  const date = day.toISODate()!;
  const makeUp = calendar.makeUpDays.find((extra) => extra.date === date);
  if (makeUp) return makeUp.hours;
  return calendar.holidays.includes(date) ? [] : (calendar.week[day.weekday - 1] ?? []);
};

const localDay = (calendar: WorkingCalendar, at: Instant): DateTime =>
  DateTime.fromMillis(at, { zone: calendar.zone }).startOf('day');

const onClock = (day: DateTime, minutes: number): Instant =>
  day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toMillis();

function* openIntervals(calendar: WorkingCalendar, from: Instant, step: 1 | -1): Generator<[Instant, Instant]> {
  let day = localDay(calendar, from);
  for (let n = 0; n < HORIZON_DAYS; n++, day = day.plus({ days: step })) {
    const hours = openHours(calendar, day);
    for (const [open, close] of step === 1 ? hours : [...hours].toReversed())
      yield [onClock(day, open), onClock(day, close)];
  }
}

export function isOpen(calendar: WorkingCalendar, at: Instant): boolean {
  const day = localDay(calendar, at);
  return openHours(calendar, day).some(([open, close]) => onClock(day, open) <= at && at < onClock(day, close));
}

/** The instant at which `minutes` of working time have passed since `from`. Zero minutes outside hours is the next opening. */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Instant, minutes: number): Instant {
  let left = minutes * MINUTE;
  for (const [open, close] of openIntervals(calendar, from, 1)) {
    const start = Math.max(open, from);
    if (start >= close) continue;
    if (start + left <= close) return Math.round(start + left);
    left -= close - start;
  }
  throw new RangeError(`the calendar of ${calendar.zone} has no ${minutes} working minutes within ${HORIZON_DAYS} days`);
}

/** Working minutes between two instants, 0 when `to` is not after `from`. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Instant, to: Instant): number {
  let worked = 0;
  for (const [open, close] of openIntervals(calendar, from, 1)) {
    if (open >= to) break;
    worked += Math.max(0, Math.min(close, to) - Math.max(open, from));
  }
  return worked / MINUTE;
}

/**
 * CF-26: `minutes` of natural time after `from`; a moment outside opening hours moves to the earlier moment the store is open,
 * or, when that would be before `from`, to the next opening.
 */
export function dueWithin(calendar: WorkingCalendar, from: Instant, minutes: number): Instant {
  const natural = Math.round(from + minutes * MINUTE);
  if (isOpen(calendar, natural)) return natural;
  for (const [open, close] of openIntervals(calendar, natural, -1)) {
    if (open > natural) continue;
    const lastOpen = Math.min(close, natural);
    if (lastOpen > from) return lastOpen;
    break;
  }
  return addWorkingMinutes(calendar, natural, 0);
}

/** The end of the local day on which `at` falls ("same day" in the requirements): the last closing, or midnight when closed. */
export function endOfDay(calendar: WorkingCalendar, at: Instant): Instant {
  const day = localDay(calendar, at);
  const closing = openHours(calendar, day).at(-1)?.[1];
  const end = closing === undefined ? day.endOf('day').toMillis() : onClock(day, closing);
  return end > at ? end : day.endOf('day').toMillis();
}

/** 2026-11-22 15:30, local to the store: for texts people sign. */
export const localTime = (zone: string, at: Instant): string =>
  DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm');

/** Local ISO date, e.g. for numbering orders per day. */
export const localDate = (zone: string, at: Instant): string => DateTime.fromMillis(at, { zone }).toISODate()!;
