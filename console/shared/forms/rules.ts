import type { z } from 'zod';

interface Rule {
  readonly validator: (rule: unknown, value: unknown) => Promise<void>;
}

/** What a field must be, by the schema that the server checks it with; nothing is not wrong. */
export const ruleOf = (schema: z.ZodType, message: string): Rule => ({
  validator: (_rule, value) =>
    value === undefined || value === null || value === '' || schema.safeParse(value).success
      ? Promise.resolve()
      : Promise.reject(new Error(message)),
});
