/** I-14: the candidate with the fewest open complaints; among equals the first by id. Undefined without candidates. */
export function leastLoaded(
  candidates: readonly string[],
  openByOwner: ReadonlyMap<string, number>,
): string | undefined {
  const load = (id: string): number => openByOwner.get(id) ?? 0;
  return candidates.toSorted((a, b) => load(a) - load(b) || (a < b ? -1 : 1))[0];
}
