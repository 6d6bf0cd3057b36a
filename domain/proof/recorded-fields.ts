import { z } from 'zod';
import { Actor } from '../kernel/actor';

const nothing = z.object({});
const extended = new WeakMap<z.ZodObject, z.ZodObject>();

/** What an event of this type holds: what the type declares, and who brought it about. Made once for each type. */
export function recordedFields(declared: z.ZodObject = nothing): z.ZodObject {
  const known = extended.get(declared);
  if (known) return known;
  const fields = declared.extend({ by: Actor });
  extended.set(declared, fields);
  return fields;
}
