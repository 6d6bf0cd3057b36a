import { z } from 'zod';
import { Actor } from '../../domain/kernel/actor';
import { Id, StoredInstant } from '../../domain/values/field-schemas';
import type { Merging, StoredCustomer, StoredVehicle } from '../../platform/mongo/repositories';
import { Problem } from '../http/problems';

export const MergeBody = z.strictObject({ into: Id.meta({ description: 'the record that stays' }) });

/** Who has one record answer for another, and since when. */
export const mergeFields = {
  into: z.string().meta({ description: 'the record it was merged into' }),
  by: Actor,
  at: StoredInstant,
};
/** The merge is the last change of a merged record. */
export const mergeOf = ({ mergedInto, changedBy: by, updatedAt: at }: StoredCustomer | StoredVehicle) => ({
  into: mergedInto ?? '',
  by,
  at,
});

/** Throws the Problem that stands in the way of a merge. */
export function assertMerged(outcome: Merging): void {
  if (outcome === 'missing') throw new Problem('notFound');
  if (outcome === 'same') throw new Problem('mergeIntoItself');
  if (outcome === 'mergedAlready') throw new Problem('mergedAlready');
  // both were changed again and again by others
  if (outcome === 'changing') throw new Problem('requestRunning', {}, { 'Retry-After': '1' });
}
