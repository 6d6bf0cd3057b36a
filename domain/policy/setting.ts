import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { isStoredObject } from '../kernel/upcasting';
import { fieldRules, rule, type FieldRule } from '../values/field-rules';

/** A number or choice of the policy: its limits, and its value until a store sets another. */
interface Setting {
  readonly schema: z.ZodType;
  readonly initial: unknown;
  /** Absent for a single setting; a list or a table is a single setting. */
  readonly settings?: Settings;
}
type Settings = Readonly<Record<string, Setting>>;

export interface SettingGroup<S extends Settings> {
  readonly schema: z.ZodObject<{ -readonly [K in keyof S]: S[K]['schema'] }, z.core.$strict>;
  readonly initial: { readonly [K in keyof S]: S[K]['initial'] };
  readonly settings: S;
}

/** Declares a number or choice once: type, limits and default in one place. */
export const setting = <S extends z.ZodType>(schema: S, initial: Immutable<z.output<S>>) => ({ schema, initial });

/** What must hold for a value beyond its type. Its sentence stands in the OpenAPI document too. */
export const limited = <S extends z.ZodType>(
  schema: S,
  holds: (value: Immutable<z.output<S>>) => boolean,
  broken: FieldRule,
): S =>
  schema
    .refine((value) => holds(value as Immutable<z.output<S>>), rule(broken))
    .meta({ description: fieldRules[broken] });

const mapSettings = <T>(settings: Settings, to: (one: Setting, name: string) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(settings).map(([name, one]) => [name, to(one, name)]));

/** Settings that belong together, and what must hold among them. */
export function group<S extends Settings>(
  settings: S,
  ...limits: readonly (readonly [
    holds: (values: Immutable<z.output<SettingGroup<S>['schema']>>) => boolean,
    broken: FieldRule,
  ])[]
): SettingGroup<S> {
  const shape = mapSettings(settings, ({ schema }) => schema);
  const strict = z.strictObject(shape) as unknown as SettingGroup<S>['schema'];
  const checked = limits.reduce((schema, [holds, broken]) => limited(schema, holds, broken), strict);
  const initial = mapSettings(settings, (one) => one.initial) as SettingGroup<S>['initial'];
  const description = limits.map(([, broken]) => fieldRules[broken]).join(' ');
  return { schema: limits.length > 0 ? checked.meta({ description }) : checked, initial, settings };
}

/** The stored values, with the initial value of every setting that they lack at any depth. Unknown settings are left out. */
export const completed = <S extends Settings>(
  { settings }: Pick<SettingGroup<S>, 'settings'>,
  stored: unknown,
): SettingGroup<S>['initial'] => {
  const known = isStoredObject(stored) ? stored : {};
  return mapSettings(settings, (one, name) =>
    one.settings ? completed({ settings: one.settings }, known[name]) : (known[name] ?? one.initial),
  ) as SettingGroup<S>['initial'];
};
