import { z } from 'zod';
import { isKnownZone } from '../time/working-time';
import { Day } from '../values/field-schemas';
import { RangesOfDay } from './fields';
import { group, limited, setting } from './setting';

/** An IANA time zone, e.g. `Asia/Shanghai`. */
export const Zone = limited(z.string().max(60), isKnownZone, 'timeZone');

/** Minutes that a store is open in a week at least: less cannot hold what the other settings count in working time. */
const MIN_OPEN_MINUTES = 60;

const Week = limited(
  z.array(RangesOfDay).length(7),
  (week) => week.flat().reduce((open, [from, to]) => open + to - from, 0) >= MIN_OPEN_MINUTES,
  'openEachWeek',
);

const weekday = [
  [8 * 60 + 30, 12 * 60],
  [13 * 60, 18 * 60],
] as const;
const weekend = [[9 * 60, 17 * 60 + 30]] as const;

/** When the store works. The fields are those of `WorkingCalendar`. */
export const calendarSettings = group({
  zone: setting(Zone, 'Asia/Shanghai'),
  week: setting(Week, [weekday, weekday, weekday, weekday, weekday, weekend, weekend]),
  holidays: setting(z.array(Day).max(200), ['2026-10-01', '2026-10-02', '2026-10-03', '2027-01-01']),
  makeUpDays: setting(z.array(z.strictObject({ date: Day, hours: RangesOfDay })).max(100), [
    { date: '2026-10-10', hours: weekday },
  ]),
});
