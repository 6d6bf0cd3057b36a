import { z } from 'zod';
import { Actor } from '../kernel/actor';
import type { Immutable } from '../kernel/immutable';
import { LongText, StoredInstant } from '../values/field-schemas';

/** Something that a caller recorded wrongly: what it said first, what is true, why, and who says so. */
export const Correction = z.object({
  record: z.enum(['call', 'record', 'secondCall', 'sevenDayCall']),
  /** Which call; absent for the others, of which there is one. */
  callId: z.string().exactOptional(),
  changed: z.array(
    z.object({
      field: z.string(),
      before: z.union([z.string(), z.number(), z.boolean()]).nullable(),
      after: z.union([z.string(), z.number(), z.boolean()]).nullable(),
    }),
  ),
  reason: LongText,
  by: Actor,
  at: StoredInstant,
});
export type Correction = Immutable<z.output<typeof Correction>>;
