import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { Fen, LocalId, ShortText, WorkMinutes } from '../values/field-schemas';
import { LineCategory, Payer } from './payer';

export const PartLine = z.strictObject({
  partNumber: ShortText,
  name: ShortText,
  quantity: z.int().min(1).max(100),
  /** Fen per piece; 0 when the customer supplies it. */
  unitPrice: Fen,
  suppliedBy: z.enum(['shop', 'customer']),
  origin: z.enum(['genuine', 'aftermarket']),
  /** A location whose failure endangers people or engine: an aftermarket part there carries no guarantee (C-10). */
  keyLocation: z.boolean(),
});
export type PartLine = Immutable<z.output<typeof PartLine>>;

export const WorkLine = z.strictObject({
  lineId: LocalId,
  work: ShortText,
  labourMinutes: WorkMinutes,
  labour: Fen,
  parts: z.array(PartLine).max(30),
  /** C-07: the risk component of a symptom estimate. */
  risk: Fen.optional(),
  /** The customer when absent. */
  payer: Payer.optional(),
  /** A repair when absent. */
  category: LineCategory.optional(),
});
export type WorkLine = Immutable<z.output<typeof WorkLine>>;
