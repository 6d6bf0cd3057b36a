/**
 * A pure function of something big and one key, worked out once per content. A policy is pinned into every process as a copy of
 * its own; copies of the same content share what was worked out for any of them.
 */
export function memoizeByContent<Of extends object, Key, Found>(
  workOut: (of: Of, key: Key) => Found,
): (of: Of, key: Key) => Found {
  const byContent = new Map<string, Map<Key, Found>>();
  const byCopy = new WeakMap<Of, Map<Key, Found>>();
  const known = (of: Of): Map<Key, Found> => {
    const content = JSON.stringify(of);
    const found = byContent.get(content) ?? new Map<Key, Found>();
    byContent.set(content, found);
    byCopy.set(of, found);
    return found;
  };
  return (of, key) => {
    const shared = byCopy.get(of) ?? known(of);
    if (!shared.has(key)) shared.set(key, workOut(of, key));
    return shared.get(key)!;
  };
}
