import { z } from 'zod';
import { Actor } from '../../domain/kernel/actor';
import { changesBetween } from '../../domain/master-data/changes';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { StoredVersion } from '../../platform/mongo/repositories';
import { listSchema } from '../http/fields';
import { Problem } from '../http/problems';

const FieldChange = z
  .object({ field: z.string(), before: z.unknown(), after: z.unknown() })
  .meta({ id: 'FieldChange', description: 'what became of one field; null where there was, or is, nothing' });

const RecordVersion = z
  .object({
    version: z.int(),
    at: StoredInstant,
    by: Actor,
    changes: z.array(FieldChange).meta({ description: 'against the version before; none for the first' }),
  })
  .meta({ id: 'RecordVersion' });

export const versionsReplies = {
  200: { description: 'who made which version, the newest first', body: listSchema(RecordVersion) },
} as const;

/** L-40: the versions of a record as they are told. `fieldsOf` says which fields people know, under the names they know them by. Throws `notFound` for none. */
export function versionsBody<T extends StoredVersion>(
  versions: readonly T[],
  fieldsOf: (version: T) => Readonly<Record<string, unknown>>,
): z.output<(typeof versionsReplies)[200]['body']> {
  if (versions.length === 0) throw new Problem('notFound');
  return {
    items: versions.map((one, index) => {
      const before = versions[index + 1];
      const { version, updatedAt: at, changedBy: by } = one;
      return { version, at, by, changes: before ? [...changesBetween(fieldsOf(before), fieldsOf(one))] : [] };
    }),
  };
}
