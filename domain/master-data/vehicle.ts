import { z } from 'zod';
import { Day, Id, Kilometres, ShortText } from '../values/field-schemas';
import { foldPlate, isPlate, isVin, platePattern, vinPattern } from '../values/vehicle';
import { rule } from '../values/field-rules';

/** The document asks for the form that is kept; lower case and what people write between the characters is taken, too. */
export const Plate = z
  .string()
  .max(20)
  .transform(foldPlate)
  .refine(isPlate, rule('plate'))
  .meta({ override: { pattern: platePattern.source, maxLength: undefined } });
export const Vin = z
  .string()
  .max(20)
  .transform((vin) => vin.trim().toUpperCase())
  .refine(isVin, rule('vin'))
  .meta({ override: { pattern: vinPattern.source, maxLength: undefined } });

const VehicleType = z.enum(['saloon', 'suv', 'mpv', 'pickup', 'van', 'truck']);
export type VehicleType = z.output<typeof VehicleType>;

/** I-02: the fields of a car. */
export const Vehicle = z.strictObject({
  customerId: Id,
  plate: Plate,
  vin: Vin,
  model: ShortText,
  type: VehicleType,
  odometer: Kilometres,
  maintenanceCycleKilometres: z.int().min(1_000).max(50_000),
  maintenanceCycleMonths: z.int().min(1).max(36),
  nextMaintenanceDay: Day.nullable().default(null),
  nextMaintenanceKilometres: Kilometres.nullable().default(null),
  boughtOn: Day.nullable().default(null),
});
export type Vehicle = z.output<typeof Vehicle>;
