import { DateTime, IANAZone } from 'luxon';
import { memoizeByContent } from '../kernel/memoize';
import { MINUTE, type Instant } from '../kernel/process';

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

/** How many days ahead working time is searched. */
const HORIZON_DAYS = 400;

export const isKnownZone = (zone: string): boolean => IANAZone.isValidZone(zone);

const openHours = (calendar: WorkingCalendar, day: DateTime): Hours => {
  const date = day.toISODate()!;
  const makeUp = calendar.makeUpDays.find((extra) => extra.date === date);
  if (makeUp) return makeUp.hours;
  return calendar.holidays.includes(date) ? [] : (calendar.week[day.weekday - 1] ?? []);
};

/** One local day: its bounds, and the intervals in which the store is open, as instants. */
interface Day {
  readonly start: Instant;
  readonly end: Instant;
  /** Whether it lasts 24 hours and begins at midnight. */
  readonly isEven: boolean;
  readonly intervals: readonly (readonly [open: Instant, close: Instant])[];
}

const DAY = 24 * 60 * MINUTE;

function workOut(calendar: WorkingCalendar, utcDay: number): readonly Day[] {
  const days: Day[] = [];
  let local = DateTime.fromMillis(utcDay * DAY, { zone: calendar.zone }).startOf('day');
  do {
    const day = local;
    local = day.plus({ days: 1 });
    const [start, end] = [day.toMillis(), local.toMillis()];
    // a day of 24 hours that begins at midnight has one offset; asking the zone for it costs more than everything else here
    const isEven = day.hour === 0 && day.minute === 0 && end - start === DAY;
    const onClock = (minutes: number): Instant =>
      isEven ? start + minutes * MINUTE : day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toMillis();
    const intervals = openHours(calendar, day).map(([open, close]) => [onClock(open), onClock(close)] as const);
    days.push({ start, end, isEven, intervals });
  } while (local.toMillis() < (utcDay + 1) * DAY);
  return days;
}

/** Days by calendar and UTC day: zone arithmetic costs more than everything else here. */
const daysWithin = memoizeByContent(workOut);

function dayOf(calendar: WorkingCalendar, at: Instant): Day {
  return daysWithin(calendar, Math.floor(at / DAY)).find(({ end }) => at < end)!;
}

/** Open intervals day by day, forwards or backwards, beginning with the day of `from`. */
function* openIntervals(
  calendar: WorkingCalendar,
  from: Instant,
  step: 1 | -1,
): Generator<readonly [Instant, Instant]> {
  let day = dayOf(calendar, from);
  for (let n = 0; n < HORIZON_DAYS; n++, day = dayOf(calendar, step === 1 ? day.end : day.start - 1))
    yield* step === 1 ? day.intervals : day.intervals.toReversed();
}

export const isOpen = (calendar: WorkingCalendar, at: Instant): boolean =>
  dayOf(calendar, at).intervals.some(([open, close]) => open <= at && at < close);

/**
 * The instant at which `minutes` of working time have passed since `from`. Zero minutes outside hours is the next opening. What the
 * calendar does not hold within 400 days is answered with the end of them: a deadline far away stops no process.
 */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Instant, minutes: number): Instant {
  let left = minutes * MINUTE;
  for (const [open, close] of openIntervals(calendar, from, 1)) {
    const start = Math.max(open, from);
    if (start >= close) continue;
    if (start + left <= close) return Math.round(start + left);
    left -= close - start;
  }
  return Math.round(from + HORIZON_DAYS * DAY);
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

/** The last of so many later days on which the store opens. */
function afterOpenDays(calendar: WorkingCalendar, from: Instant, days: number): Day {
  let day = dayOf(calendar, from);
  for (let n = 0, left = days; n < HORIZON_DAYS && left > 0; n++) {
    day = dayOf(calendar, day.end);
    if (day.intervals.length > 0) left -= 1;
  }
  return day;
}

/** The moment of a day at which its clock shows what it shows at `from`. */
function sameTimeOn(calendar: WorkingCalendar, day: Day, from: Instant): Instant {
  const first = dayOf(calendar, from);
  if (first.isEven && day.isEven) return day.start + (from - first.start);
  const { hour, minute, second, millisecond } = DateTime.fromMillis(from, { zone: calendar.zone });
  return DateTime.fromMillis(day.start, { zone: calendar.zone }).set({ hour, minute, second, millisecond }).toMillis();
}

const DAY_MINUTES = 24 * 60;

/**
 * T-37: `minutes` after `from` in which somebody can react. Less than a day counts as working time, and each whole day as a day on which the
 * store opens; what would fall outside hours waits for the next opening.
 */
export function dueWhileOpen(calendar: WorkingCalendar, from: Instant, minutes: number): Instant {
  const days = Math.floor(minutes / DAY_MINUTES);
  const start = days === 0 ? from : sameTimeOn(calendar, afterOpenDays(calendar, from, days), from);
  return addWorkingMinutes(calendar, start, minutes - days * DAY_MINUTES);
}

/** When the store opens on the last of so many later days on which it does. */
export const openingAfterDays = (calendar: WorkingCalendar, from: Instant, days: number): Instant =>
  addWorkingMinutes(calendar, afterOpenDays(calendar, from, days).start, 0);

/** The end of the local day on which `at` falls ("same day" in the requirements): the last closing, or midnight when closed. */
export function endOfDay(calendar: WorkingCalendar, at: Instant): Instant {
  const day = dayOf(calendar, at);
  const closing = day.intervals.at(-1)?.[1];
  return closing !== undefined && closing > at ? closing : day.end;
}

/** The intervals in which the store is open on a local ISO date. */
export const openIntervalsOn = (
  calendar: WorkingCalendar,
  date: string,
): readonly (readonly [open: Instant, close: Instant])[] => dayOf(calendar, startOfDay(calendar, date)).intervals;

/** Midnight at the beginning of a local ISO date. */
export const startOfDay = ({ zone }: WorkingCalendar, date: string): Instant =>
  DateTime.fromISO(date, { zone }).startOf('day').toMillis();

/** 2026-11-22 15:30, local to the store: for texts people sign. */
export const localTime = (zone: string, at: Instant): string =>
  DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm');

/** 2026-11-22 15:30:05, local to the store: where two things may happen within a minute. */
export const localSecond = (zone: string, at: Instant): string =>
  DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');

/** Local ISO date, e.g. for numbering orders per day. */
export const localDate = (zone: string, at: Instant): string => DateTime.fromMillis(at, { zone }).toISODate()!;
