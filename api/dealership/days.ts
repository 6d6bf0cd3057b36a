import { DateTime } from 'luxon';

/** A local day of the store as instants, `[start, end)`. */
export function dayRange(zone: string, day: string): readonly [number, number] {
  const start = DateTime.fromISO(day, { zone });
  return [start.toMillis(), start.plus({ days: 1 }).toMillis()];
}
