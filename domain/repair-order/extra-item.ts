import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { StoredInstant } from '../values/field-schemas';
import { WorkLine } from './work-line';

/** Work that the workshop asks for beyond the order, and what became of the request. */
export const ExtraItem = z.object({
  itemId: z.string(),
  finding: z.string(),
  line: WorkLine,
  /** Working minutes. */
  delayMinutes: z.int(),
  /** Some of its parts carry no guarantee (C-10). */
  noGuarantee: z.boolean(),
  requestedAt: StoredInstant,
  /** Since version 5 of the rules. */
  requestedBy: z.string().exactOptional(),
  contactedAt: StoredInstant.exactOptional(),
  answer: z.enum(['approved', 'declined', 'withdrawn']).exactOptional(),
  answeredAt: StoredInstant.exactOptional(),
  /** When the workshop was given the answer, and who there. */
  relayed: z.object({ at: StoredInstant, to: z.string() }).exactOptional(),
});
export type ExtraItem = Immutable<z.output<typeof ExtraItem>>;

/** The customer has not answered, and the workshop has not withdrawn it. */
export const isPending = (item: ExtraItem): boolean => item.answer === undefined;
