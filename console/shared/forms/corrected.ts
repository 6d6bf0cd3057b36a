type Path = readonly (string | number)[];
interface FieldErrors {
  readonly name: Path;
  readonly errors: readonly string[];
}

const has = (values: unknown, [first, ...rest]: Path): boolean => {
  if (first === undefined) return true;
  return (
    typeof values === 'object' && values !== null && first in values && has(values[first as keyof typeof values], rest)
  );
};

/** The fields with an error of which something was typed anew: what was said about what stood there before holds no more. */
export const correctedIn = (fields: readonly FieldErrors[], changed: unknown): readonly Path[] =>
  fields.filter(({ name, errors }) => errors.length > 0 && has(changed, name)).map(({ name }) => name);
