import { z } from 'zod';
import { StoredInstant } from '../../../domain/values/field-schemas';

/** What is known of a fact; nothing of one that no schema names. */
export type FactSchema = z.core.$ZodType | undefined;

/** The schema below what may be missing. */
const presentIn = (schema: FactSchema): FactSchema =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional || schema instanceof z.ZodNullable
    ? presentIn(schema.def.innerType)
    : schema;

/** The API writes such a fact as an RFC 3339 text. */
export const isInstant = (schema: FactSchema): boolean => presentIn(schema) === StoredInstant;

/** The schema of a part: of a field, of any item of a list, of any entry of a table. */
export function schemaAt(schema: FactSchema, name: string): FactSchema {
  const whole = presentIn(schema);
  if (whole instanceof z.ZodObject) return whole.shape[name];
  if (whole instanceof z.ZodArray) return whole.element;
  if (whole instanceof z.ZodRecord) return whole.valueType;
  if (whole instanceof z.ZodUnion) return whole.options.map((one) => schemaAt(one, name)).find(Boolean);
  return undefined;
}
