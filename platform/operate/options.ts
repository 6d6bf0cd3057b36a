import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { UserFacingError } from '../user-facing-error';

const optionOf = (field: string): string => `--${field.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;

/** What stands after `--option`, by the fields of the schema: `signIn` is `--sign-in`. Throws a UserFacingError that says what is wrong and how it is said. */
export function optionsIn<S extends z.ZodObject>(schema: S, words: readonly string[], usage: string): z.output<S> {
  const fields = Object.keys(schema.shape);
  const options = Object.fromEntries(fields.map((field) => [optionOf(field).slice(2), { type: 'string' as const }]));
  const say = (wrong: string): never => {
    throw new UserFacingError(`${wrong}\nSay it like this: repairflow ${usage}`);
  };
  let given: Readonly<Record<string, unknown>> = {};
  try {
    given = parseArgs({ args: [...words], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    say((error as Error).message);
  }
  const sent = fields.flatMap((field) => {
    const value = given[optionOf(field).slice(2)];
    return value === undefined ? [] : [[field, value] as const];
  });
  const parsed = schema.safeParse(Object.fromEntries(sent));
  if (parsed.success) return parsed.data;
  const missing = (field: string): boolean => !sent.some(([name]) => name === field);
  const faults = parsed.error.issues.map(({ path: [field], message }) =>
    missing(String(field)) ? `${optionOf(String(field))} is missing` : `${optionOf(String(field))}: ${message}`,
  );
  return say(`${[...new Set(faults)].join('; ')}.`);
}
