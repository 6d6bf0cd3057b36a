import { DateTime } from 'luxon';
import type { Instant } from '../kernel/process';
import type { WorkingCalendar } from './working-time';

/** A working day as the state counts them, whenever the store is open: Monday to Friday but for holidays, and make-up workdays (补班). */
function isStatutory(
  { holidays, makeUpDays }: Pick<WorkingCalendar, 'holidays' | 'makeUpDays'>,
  day: DateTime,
): boolean {
  const date = day.toISODate()!;
  if (makeUpDays.some((extra) => extra.date === date)) return true;
  return day.weekday <= 5 && !holidays.includes(date);
}

/** The end of the last of so many working days after the day of `from`, as local midnight. */
export function endOfStatutoryDays(
  calendar: Pick<WorkingCalendar, 'zone' | 'holidays' | 'makeUpDays'>,
  from: Instant,
  days: number,
): Instant {
  let day = DateTime.fromMillis(from, { zone: calendar.zone }).startOf('day');
  for (let left = days; left > 0;) {
    day = day.plus({ days: 1 });
    if (isStatutory(calendar, day)) left -= 1;
  }
  return day.plus({ days: 1 }).toMillis();
}
