/**
 * Caches a pure function of a large object and one key by the content of the object. Every process carries its own copy of a policy; copies with
 * the same content share their results.
 */
export function memoizeByContent<Input extends object, Key, Result>(
  compute: (input: Input, key: Key) => Result,
): (input: Input, key: Key) => Result {
  const byContent = new Map<string, Map<Key, Result>>();
  const byCopy = new WeakMap<Input, Map<Key, Result>>();
  const resultsOf = (input: Input): Map<Key, Result> => {
    const content = JSON.stringify(input);
    const results = byContent.get(content) ?? new Map<Key, Result>();
    byContent.set(content, results);
    byCopy.set(input, results);
    return results;
  };
  return (input, key) => {
    const results = byCopy.get(input) ?? resultsOf(input);
    if (!results.has(key)) results.set(key, compute(input, key));
    return results.get(key)!;
  };
}
