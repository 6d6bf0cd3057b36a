import { z } from 'zod';
import { localDate } from '../time/working-time';
import type { Instant } from './process';
import { rule } from '../values/field-rules';

/** The form of the numbers of one type of process. No two types accept the same number. */
export interface ProcessNumbers {
  readonly schema: z.ZodString;
  readonly pattern: RegExp;
  /** The store that the process belongs to. */
  readonly storeOf: (number: string) => string;
}

/** Numbers counted from 1 in each store and local day. */
export interface DailyNumbers extends ProcessNumbers {
  /** Id of the counter of the local day on which `at` falls. */
  readonly counterOf: (store: string, zone: string, at: Instant) => string;
  /** The number that this count of the counter stands for. */
  readonly numberOf: (counter: string, count: number) => string;
}

/** `<prefix>-<store>-<local date>-<count of the day>`, e.g. RO-S01-20261122-0001. */
export function dailyNumbers(prefix: string): DailyNumbers {
  const pattern = new RegExp(String.raw`^${prefix}-[A-Z0-9]{1,8}-[0-9]{8}-[0-9]{4,6}$`);
  return {
    schema: z.string().regex(pattern, rule('number')),
    pattern,
    storeOf: (number) => number.split('-')[1] ?? '',
    counterOf: (store, zone, at) => `${prefix}-${store}-${localDate(zone, at).replaceAll('-', '')}`,
    numberOf: (counter, count) => `${counter}-${String(count).padStart(4, '0')}`,
  };
}
