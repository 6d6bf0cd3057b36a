import { z } from 'zod';
import type { TimeOfDayRange } from '../policy/policy';

/** G-04: the days and the part of the day at which a customer wishes to be called. */
export const WishedDays = z.enum(['workdays', 'weekend']);
export const PartOfDay = z.enum(['morning', 'noon', 'afternoon', 'evening']);

/** Days of the week, Monday is 1. */
export const weekdaysOf: Readonly<Record<z.infer<typeof WishedDays>, readonly number[]>> = {
  workdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
};

/** Minutes of the day; none of them lies in the hours of rest. */
export const minutesOf: Readonly<Record<z.infer<typeof PartOfDay>, TimeOfDayRange>> = {
  morning: [9 * 60, 12 * 60],
  noon: [12 * 60, 14 * 60],
  afternoon: [14 * 60, 18 * 60],
  evening: [18 * 60, 20 * 60],
};
