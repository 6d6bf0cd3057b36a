import { z } from 'zod';
import { roles } from '../kernel/actor';
import type { Immutable } from '../kernel/immutable';
import { limited } from './setting';

/** Tests and drills set seconds; nobody needs more than a month. */
export const Minutes = z
  .number()
  .min(0)
  .max(60 * 24 * 31);
export const Days = z.number().min(0).max(60);
export const Share = z.number().gt(0).lt(1);
export const Percent = z.int().min(0).max(100);
/** Of those who work in the store or above it: what is escalated to anybody else reaches nobody. */
export const OneRole = z.enum(roles).exclude(['customer', 'operator']);
export const Roles = z.array(OneRole).min(1).max(6);
/** Minutes each level may stay silent. */
export const LevelMinutes = z.array(Minutes).min(1).max(6);

const MinuteOfDay = z.int().min(0).max(1440);
/** Minutes after local midnight. A range may reach over midnight. */
export const TimeOfDayRange = z.tuple([MinuteOfDay, MinuteOfDay]);
export type TimeOfDayRange = Immutable<z.output<typeof TimeOfDayRange>>;

export const ascending = (numbers: readonly number[]): boolean =>
  numbers.every((n, index) => index === 0 || n > numbers[index - 1]!);

/** Several ranges of one day, each after the one before. */
export const RangesOfDay = limited(z.array(TimeOfDayRange).max(6), (ranges) => ascending(ranges.flat()), 'rangesApart');
