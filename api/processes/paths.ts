const FIELD = /:(\w+)/g;

/** The fields that stand in a path like `extra-items/:itemId/answer`. */
export const fieldsIn = (path: string): readonly string[] => [...path.matchAll(FIELD)].map(([, name = '']) => name);

/** The path with its fields filled in. */
export const fillPath = (path: string, valueOf: (name: string) => string): string =>
  path.replaceAll(FIELD, (_all, name: string) => encodeURIComponent(valueOf(name)));

/** Path and body of a payload: what stands in the path is not said again in the body. */
export function addressed(
  path: string,
  payload: Readonly<Record<string, unknown>>,
): { readonly path: string; readonly body: Readonly<Record<string, unknown>> } {
  const inPath = new Set(fieldsIn(path));
  return {
    path: fillPath(path, (name) => String(payload[name])),
    body: Object.fromEntries(Object.entries(payload).filter(([name]) => !inPath.has(name))),
  };
}
