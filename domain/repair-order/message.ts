import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { LongText, StoredInstant } from '../values/field-schemas';

/** Who may be sent a message of D-18. */
export const Recipient = z.enum([
  'partsSpecialist',
  'workshopSupervisor',
  'technician',
  'qualitySpecialist',
  'warrantySpecialist',
  'serviceAdvisor',
]);

/** D-18: a message between front desk and back office. */
export const Message = z.object({ at: StoredInstant, by: z.string(), to: Recipient, text: LongText });
export type Message = Immutable<z.output<typeof Message>>;

/** As many as a person reads; the older ones stand in the events. */
const KEPT = 10;

export const withMessage = (messages: readonly Message[], message: Message): readonly Message[] => [
  ...messages.slice(1 - KEPT),
  message,
];
