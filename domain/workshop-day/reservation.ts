import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { blockReasons } from '../values/block-reason';
import { StoredInstant } from '../values/field-schemas';
import { Need } from './need';
import { Interval } from './resources';

/**
 * bay and people together, each for its time; a place in the wash after the work where the store has one. Nobody receives the customer of a car that is in the
 * house.
 */
export const Allocation = z.object({
  bay: z.string(),
  technician: z.string(),
  work: Interval,
  advisor: z.string().nullable(),
  reception: Interval.nullable(),
  washBay: z.string().nullable(),
  wash: Interval.nullable(),
});
export type Allocation = Immutable<z.output<typeof Allocation>>;

/** Part of a day that is taken. `holder` is the number of the appointment; of a car that is in the house, of its repair order. */
export const Reservation = z.object({
  reservationId: z.string(),
  holder: z.string(),
  walkIn: z.boolean(),
  need: Need,
  allocation: Allocation,
  /** Absent once it is confirmed: it ends by itself then. */
  heldUntil: StoredInstant.exactOptional(),
});
export type Reservation = Immutable<z.output<typeof Reservation>>;

export const isHeld = ({ heldUntil }: Reservation): boolean => heldUntil !== undefined;

/** A bay or a person not available for a while; why, in no words that could be about a person. */
export const Block = z.object({
  blockId: z.string(),
  what: z.enum(['bay', 'person']),
  resourceId: z.string(),
  from: StoredInstant,
  until: StoredInstant,
  blockedFor: z.enum(blockReasons),
});
export type Block = Immutable<z.output<typeof Block>>;
