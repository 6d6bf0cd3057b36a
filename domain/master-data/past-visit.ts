import { z } from 'zod';
import { Day, Fen, Kilometres, LongText, ShortText } from '../values/field-schemas';
import { Plate, Vin } from './vehicle';

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
  .refine(({ plate, vin }) => plate !== null || vin !== null, { message: 'must name the car by its plate or VIN' });
export type PastVisit = z.output<typeof PastVisit>;
