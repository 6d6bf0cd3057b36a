import type { z } from 'zod';

/** Where and for what a schema refuses a value, e.g. `/items/0/zh nameTaken`. */
export function faultsOf(schema: z.ZodType, value: unknown): readonly string[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).map((issue) => {
    const fault: unknown = issue.code === 'custom' ? issue.params?.['fault'] : undefined;
    return `/${issue.path.join('/')} ${typeof fault === 'string' ? fault : issue.code}`;
  });
}
