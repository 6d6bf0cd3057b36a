import { z } from 'zod';
import { skills } from '../account/skills';
import type { Immutable } from '../kernel/immutable';
import { bayKinds } from '../values/bay-kind';

/** A day has no more minutes than this, so no job of a day takes longer. */
export const MAX_JOB_MINUTES = 720;

/** what a job takes of a day. `advisor` is the one whom the customer wants, null where any will do. */
export const Need = z.object({
  bayKind: z.enum(bayKinds),
  skill: z.enum(skills).nullable(),
  minutes: z.int(),
  washMinutes: z.int(),
  advisor: z.string().nullable(),
  collected: z.boolean(),
});
export type Need = Immutable<z.output<typeof Need>>;
