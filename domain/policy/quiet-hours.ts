import { DateTime } from 'luxon';
import type { Instant } from '../kernel/process';
import type { ServicePolicy, TimeOfDayRange } from './policy';

/** G-04: the first moment from `at` on that is not within the quiet hours. */
export function afterQuiet({ calendar, notices }: Pick<ServicePolicy, 'calendar' | 'notices'>, at: Instant): Instant {
  const [from, to]: TimeOfDayRange = notices.quiet;
  const local = DateTime.fromMillis(at, { zone: calendar.zone });
  const minute = local.hour * 60 + local.minute;
  const quiet = from <= to ? from <= minute && minute < to : minute >= from || minute < to;
  if (!quiet) return at;
  const end = local.startOf('day').plus({ minutes: to });
  return (minute < to ? end : end.plus({ days: 1 })).toMillis();
}
