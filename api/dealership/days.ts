import { DateTime } from 'luxon';

/** A local day of the store as instants, `[start, end)`. */
export function dayRange(zone: string, day: string): readonly [number, number] {
  const start = DateTime.fromISO(day, { zone });
  return [start.toMillis(), start.plus({ days: 1 }).toMillis()];
}

/** The days from one to another, both included, as instants, `[start, end)`. */
export const daysRange = (zone: string, from: string, to: string): readonly [number, number] => [
  dayRange(zone, from)[0],
  dayRange(zone, to)[1],
];
