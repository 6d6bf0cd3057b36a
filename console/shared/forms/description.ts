import type { z } from 'zod';
import { JobKind } from '../../../domain/repair-order/checklist-profile';
import { BayId, TeamId } from '../../../domain/repair-order/places';
import { WorkLine } from '../../../domain/repair-order/work-line';
import {
  Code,
  Consent,
  Day,
  Confirmed,
  Fen,
  Id,
  Instant,
  ShortText,
  LocalId,
  Sha256,
  LongText,
} from '../../../domain/values/field-schemas';

/** What kind of input a value needs. */
export type Kind =
  | 'line'
  | 'text'
  | 'whole'
  | 'number'
  | 'money'
  | 'instant'
  | 'day'
  | 'choice'
  | 'choices'
  | 'flag'
  | 'confirmation'
  | 'person'
  | 'persons'
  | 'team'
  | 'teams'
  | 'bay'
  | 'jobKind'
  | 'code'
  | 'newId'
  | 'consent'
  | 'file'
  | 'files'
  | 'lines'
  | 'workLine'
  | 'workLines'
  | 'group'
  | 'list';

/** One field of a form, read off the schema that also checks it. */
export interface Field {
  readonly name: string;
  readonly kind: Kind;
  readonly optional: boolean;
  /** It is always sent; what was left empty as null. */
  readonly nullable?: boolean;
  readonly options?: readonly string[];
  readonly fields?: readonly Field[];
  readonly min?: number;
  readonly max?: number;
}

/** Schemas with a meaning of their own. */
const known = new Map<z.ZodType, Kind>([
  [LongText, 'text'],
  [ShortText, 'line'],
  [Fen, 'money'],
  [Instant, 'instant'],
  [Day, 'day'],
  [Confirmed, 'confirmation'],
  [Id, 'person'],
  [TeamId, 'team'],
  [BayId, 'bay'],
  [JobKind, 'jobKind'],
  [LocalId, 'newId'],
  [Code, 'code'],
  [Consent, 'consent'],
  [Sha256, 'file'],
  [WorkLine, 'workLine'],
]);
const listOf: { readonly [K in Kind]?: Kind } = {
  choice: 'choices',
  file: 'files',
  line: 'lines',
  newId: 'lines',
  person: 'persons',
  team: 'teams',
  workLine: 'workLines',
};

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
}
const definitionOf = (schema: z.ZodType): Definition => schema.def;

const WRAPPERS = new Set(['optional', 'default']);

/** The field for one schema. Throws for a schema no input exists for: a command nobody could fill in must not go unnoticed. */
function fieldOf(name: string, schema: z.ZodType): Field {
  const kind = known.get(schema);
  if (kind !== undefined) return { name, kind, optional: false };
  const { type, innerType, element, entries, values } = definitionOf(schema);
  if (type === 'nullable') return { ...fieldOf(name, innerType!), optional: true, nullable: true };
  if (WRAPPERS.has(type)) return { ...fieldOf(name, innerType!), optional: true };
  const limits = schema as unknown as { minValue?: number | null; maxValue?: number | null };
  switch (type) {
    case 'object':
      return { name, kind: 'group', optional: false, fields: fieldsOf(schema as z.ZodObject) };
    case 'array': {
      const one = fieldOf(name, element!);
      const many = listOf[one.kind];
      return many ? { ...one, kind: many } : { ...one, kind: 'list' };
    }
    case 'enum':
      return { name, kind: 'choice', optional: false, options: Object.values(entries!) };
    case 'literal':
      return values?.[0] === true
        ? { name, kind: 'confirmation', optional: false }
        : { name, kind: 'choice', optional: false, options: (values ?? []).map(String) };
    case 'boolean':
      return { name, kind: 'flag', optional: false };
    case 'number':
      return {
        name,
        kind: (schema as z.ZodNumber).format === 'safeint' ? 'whole' : 'number',
        optional: false,
        ...(limits.minValue != null && { min: limits.minValue }),
        ...(limits.maxValue != null && { max: limits.maxValue }),
      };
    case 'string':
      return { name, kind: 'line', optional: false };
    default:
      throw new Error(`no input exists for ${name}: ${type}`);
  }
}

/** What nobody needs to say any more is asked of nobody. */
export const fieldsOf = (schema: z.ZodObject): readonly Field[] =>
  Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>)
    .filter(([, one]) => one.meta()?.deprecated !== true)
    .map(([name, one]) => fieldOf(name, one));
