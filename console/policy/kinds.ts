import { z } from 'zod';
import { Zone } from '../../domain/policy/calendar-policy';
import { PolicyContent } from '../../domain/policy/policy';
import { Day, Fen, LongText } from '../../domain/values/field-schemas';

/** What kind of input a setting needs, read off the schema that also checks it. */
export type SettingKind =
  | { readonly kind: 'number' | 'money' | 'flag' | 'text' | 'zone' }
  /** Minutes; days; from-to in minutes of the day; several of those; such hours per weekday; days with hours of their own. */
  | { readonly kind: 'numbers' | 'days' | 'range' | 'hours' | 'week' | 'openDays' }
  | { readonly kind: 'choice' | 'choices'; readonly options: readonly (string | number)[] };

const known = new Map<z.ZodType, SettingKind>([
  [Fen, { kind: 'money' }],
  [LongText, { kind: 'text' }],
  [Zone, { kind: 'zone' }],
]);

/** What lists are made of, and what such a list is. */
const listOf: { readonly [K in SettingKind['kind']]?: 'numbers' | 'hours' | 'week' } = {
  number: 'numbers',
  range: 'hours',
  hours: 'week',
};

function listKind(element: z.ZodType): SettingKind {
  if (element === Day) return { kind: 'days' };
  if (element instanceof z.ZodObject) return { kind: 'openDays' };
  const one = kindOf(element);
  if (one.kind === 'choice') return { kind: 'choices', options: one.options };
  const kind = listOf[one.kind];
  if (!kind) throw new Error(`no input exists for a list of ${one.kind}`);
  return { kind };
}

function kindOf(schema: z.ZodType): SettingKind {
  const meant = known.get(schema);
  if (meant) return meant;
  if (schema instanceof z.ZodNumber) return { kind: 'number' };
  if (schema instanceof z.ZodBoolean) return { kind: 'flag' };
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options };
  if (schema instanceof z.ZodTuple) return { kind: 'range' };
  if (schema instanceof z.ZodArray) return listKind(schema.element as z.ZodType);
  if (schema instanceof z.ZodUnion)
    return { kind: 'choice', options: (schema.options as z.ZodLiteral<number>[]).map(({ value }) => value) };
  throw new Error(`no input exists for ${schema.def.type}`);
}

/** The kind of the setting at a path of the policy. Throws for a setting nobody could edit: it must not go unnoticed. */
export function settingKind(path: readonly string[], within: z.ZodType = PolicyContent): SettingKind {
  const [name, ...rest] = path;
  if (name === undefined) return kindOf(within);
  if (within instanceof z.ZodRecord) return settingKind(rest, within.valueType as z.ZodType);
  const next = within instanceof z.ZodObject ? (within.shape[name] as z.ZodType | undefined) : undefined;
  if (!next) throw new Error(`the policy has no setting ${name}`);
  return settingKind(rest, next);
}
