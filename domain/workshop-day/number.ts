import { z } from 'zod';
import type { ProcessNumbers } from '../kernel/process-number';
import { rule } from '../values/field-rules';

const pattern = /^WD-[A-Z0-9]{1,8}-[0-9]{8}$/;

/** `WD-<store>-<local date>`: a store has one workshop day for each date, whoever opens it. */
export const dayNumbers: ProcessNumbers = {
  schema: z.string().regex(pattern, rule('number')),
  pattern,
  storeOf: (number) => number.split('-')[1] ?? '',
};

/** The number of the day of this local ISO date. */
export const dayNumberOf = (store: string, date: string): string => `WD-${store}-${date.replaceAll('-', '')}`;
