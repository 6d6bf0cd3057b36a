import { defaultPolicy } from '../../domain/policy/policy';

export type Path = readonly string[];
type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A table whose keys the store chooses: one setting. */
const tables: readonly string[] = ['complaint.superiors', 'personsPerDay'];

function pathsIn(tree: Tree, at: Path = []): { readonly groups: readonly Path[]; readonly settings: readonly Path[] } {
  const inner = Object.entries(tree).map(([name, value]) => {
    const path = [...at, name];
    return isTree(value) && !tables.includes(path.join('.')) ? pathsIn(value, path) : { groups: [], settings: [path] };
  });
  return {
    groups: [at, ...inner.flatMap(({ groups }) => groups)],
    settings: inner.flatMap(({ settings }) => settings),
  };
}

/** Every group of settings, the whole policy first, and every setting, at every depth. */
export const { groups, settings } = pathsIn({ ...defaultPolicy });

/** A copy without what is at this path. */
export function without<T extends object>(whole: T, [name, ...rest]: Path): T {
  const copy = { ...whole } as Record<string, unknown>;
  if (name === undefined) return whole;
  if (rest.length === 0) delete copy[name];
  else copy[name] = without(copy[name] as object, rest);
  return copy as T;
}

/** A copy in which the group at this path has one more field. */
export function withMore<T extends object>(whole: T, [name, ...rest]: Path, more: object): T {
  if (name === undefined) return { ...whole, ...more };
  return { ...whole, [name]: withMore((whole as Record<string, object>)[name]!, rest, more) };
}
