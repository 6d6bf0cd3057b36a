import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';

/** own people and an area of their own; a discount and a marked lane; professional equipment, parts and tools. */
export const benefitKinds = ['staffAndArea', 'discountAndLane', 'equipmentAndParts'] as const;

/** what whoever comes by appointment has of it, as it was when the appointment was made. */
export const AppointmentBenefit = z.object({
  id: z.string(),
  kind: z.enum(benefitKinds),
  zh: z.string(),
  en: z.string(),
  discountPercent: z.int(),
});
export type AppointmentBenefit = Immutable<z.output<typeof AppointmentBenefit>>;
