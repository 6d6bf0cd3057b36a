import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { Channel, Day, LongText, StoredInstant } from '../values/field-schemas';

/** So many of one part. */
export const PartCount = z.strictObject({ partNumber: z.string(), quantity: z.int().min(1).max(100) });
export type PartCount = Immutable<z.output<typeof PartCount>>;

/** What the customer wants while a part is on its way. */
export const BackOrderWish = z.enum(['leavesCar', 'takesCar']);

/** How far the parts of a line are, from the order of the customer to the hands of the technician. */
export const Supply = z.object({
  /** `short`: what was to be put aside was no longer there. */
  state: z.enum(['reserved', 'short', 'backOrdered', 'issued']),
  since: StoredInstant,
  /** The numbers that are missing. */
  missing: z.array(z.string()),
  /** The day on which the missing ones are expected. */
  expectedDay: Day.exactOptional(),
  note: LongText.exactOptional(),
  /** Days that were named so far; only grows, so that each has its own deadline. */
  revision: z.int(),
  /** When the customer was told of the present day, and what the customer wants. */
  told: z.object({ at: StoredInstant, channel: Channel, wish: BackOrderWish }).exactOptional(),
});
export type Supply = Immutable<z.output<typeof Supply>>;
