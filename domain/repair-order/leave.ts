import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { Day, StoredInstant } from '../values/field-schemas';
import { Amount } from './amounts';

/** The customer takes the car away while parts are missing, and comes back on the same order. */
export const Leave = z.object({
  /** Leaves so far on this order, this one included. */
  revision: z.int(),
  returnDay: Day,
  proposedBy: z.string(),
  /** What was done when it was proposed, by id; work done after that needs another proposal. */
  doneLines: z.array(z.string()),
  /** What the customer owes for the work done so far; it stays due, and the customer signs for it. */
  owed: Amount,
  /** Whoever looked over the work done so far and found the car safe to drive. */
  checkedBy: z.string().exactOptional(),
  /** Whoever let the car go although something is owed. */
  permittedBy: z.string().exactOptional(),
  pass: z.object({ number: z.string(), issuedAt: StoredInstant }).exactOptional(),
  leftAt: StoredInstant.exactOptional(),
  /** When the customer was last asked to come, and for which day that was agreed. */
  invited: z.object({ at: StoredInstant, day: Day, count: z.int() }).exactOptional(),
});
export type Leave = Immutable<z.output<typeof Leave>>;

/** The car may go at any moment: nobody begins anything on it. */
export const isLeaving = ({ leave }: { readonly leave?: Leave }): boolean => leave?.pass !== undefined;
