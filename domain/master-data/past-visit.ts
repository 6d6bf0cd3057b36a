import { z } from 'zod';
import { Day, Fen, Kilometres, LongText, ShortText } from '../values/field-schemas';
import { Plate, Vin } from './vehicle';
import { rule } from '../values/field-rules';

/** A visit from before this system: told in words, no process. The car is named by its VIN, its plate or both. */
export const PastVisit = z
  .strictObject({
    /** What the system that had it calls its order. */
    orderNumber: ShortText,
    plate: Plate.nullable().default(null),
    vin: Vin.nullable().default(null),
    day: Day,
    odometer: Kilometres.nullable().default(null),
    work: LongText,
    amount: Fen.nullable().default(null),
  })
  .refine(({ plate, vin }) => plate !== null || vin !== null, rule('plateOrVin'));
export type PastVisit = z.output<typeof PastVisit>;
