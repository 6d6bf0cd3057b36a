import { setBounded } from './bounded-map';

/** Contents kept, and results kept of each: the oldest content is forgotten first, of one content all results at once. */
const MAX_CONTENTS = 64;
const MAX_RESULTS = 4_096;

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
    setBounded(byContent, content, results, MAX_CONTENTS);
    byCopy.set(input, results);
    return results;
  };
  return (input, key) => {
    const results = byCopy.get(input) ?? resultsOf(input);
    if (results.has(key)) return results.get(key)!;
    if (results.size >= MAX_RESULTS) results.clear();
    const result = compute(input, key);
    results.set(key, result);
    return result;
  };
}
