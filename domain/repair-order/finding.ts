import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { LocalId, LongText, Sha256 } from '../values/field-schemas';

export const ChecklistField = z.enum([
  'walkRound',
  'covers',
  'valuables',
  'reception',
  'deliveryPreparation',
  'qualityCheck',
  'freeChecks',
  'acceptance',
  'departure',
  'handoverPack',
  'finalCheck',
]);

/** What a person found or did about one item of a checklist. */
export const Finding = z.strictObject({
  item: LocalId,
  result: z.enum(['good', 'defect', 'done', 'notApplicable']),
  /** Required with `defect` and `notApplicable`: what is wrong, or why it does not apply. */
  note: LongText.optional(),
  /** A reading or count where the item asks for one, e.g. kilometres or pieces. */
  value: z.int().min(0).max(3_000_000).optional(),
  photo: z.array(Sha256).max(10).optional(),
});
export type Finding = Immutable<z.output<typeof Finding>>;
