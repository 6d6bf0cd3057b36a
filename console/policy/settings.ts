/** One setting of a policy: where it is, and what it is. */
export interface Setting {
  readonly path: readonly string[];
  readonly value: unknown;
}

const isBranch = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every setting of a policy's content, in order. Lists are one setting each. */
export const settingsOf = (content: Readonly<Record<string, unknown>>, path: readonly string[] = []): Setting[] =>
  Object.entries(content).flatMap(([name, value]) =>
    isBranch(value) ? settingsOf(value, [...path, name]) : [{ path: [...path, name], value }],
  );

/** The content with one setting changed. */
export function withSetting<T>(content: T, [name, ...rest]: readonly string[], value: unknown): T {
  if (name === undefined) return value as T;
  const branch = content as Readonly<Record<string, unknown>>;
  return { ...branch, [name]: withSetting(branch[name], rest, value) } as T;
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
