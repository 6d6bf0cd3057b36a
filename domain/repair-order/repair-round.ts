import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { LongText, StoredInstant } from '../values/field-schemas';

export const ProgressOutcome = z.enum(['onTime', 'late']);

/** One stretch of work, from the vehicle's (re-)entry into the workshop to the next quality check. */
export const RepairRound = z.object({
  startedAt: StoredInstant,
  /** Working minutes. */
  expectedMinutes: z.int(),
  /** Approved extensions so far: each asks for progress anew (D-21). */
  extensions: z.int(),
  holds: z.array(
    z.object({
      reason: z.string(),
      from: StoredInstant,
      to: StoredInstant.exactOptional(),
      expectedUntil: StoredInstant.exactOptional(),
      note: LongText.exactOptional(),
    }),
  ),
  /** The last answer to the progress check, and the extensions there were when it was given. */
  check: z
    .object({ at: StoredInstant, extensions: z.int(), expectedAt: StoredInstant, outcome: ProgressOutcome })
    .exactOptional(),
});
export type RepairRound = Immutable<z.output<typeof RepairRound>>;

/** D-22: the hold that lasts, if work is held now. */
export const openHold = ({ round }: { readonly round?: RepairRound }) =>
  round?.holds.find(({ to }) => to === undefined);

/** D-21: the workshop has answered the progress check since the last extension. */
export const isAnswered = (round: RepairRound): boolean => round.check?.extensions === round.extensions;
