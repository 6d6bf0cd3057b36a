/** 20 times in 10,000 plays. */
const ONCE_IN = 500;

/**
 * T6: which of these commands random plays have not had accepted once in 500. One that chance has passed over is sought: `seek` answers, play by play,
 * whether it was accepted.
 */
export function notAccepted<Name extends string>(
  names: readonly Name[],
  counts: ReadonlyMap<string, number>,
  plays: number,
  seek: (name: Name) => Iterable<boolean>,
): readonly Name[] {
  return names.filter((name) => {
    let missing = plays / ONCE_IN - (counts.get(name) ?? 0);
    if (missing <= 0) return false;
    for (const accepted of seek(name)) if (accepted && (missing -= 1) <= 0) return false;
    return true;
  });
}

/** Counts these once more. */
export function countEach(counts: Map<string, number>, names: Iterable<string>): void {
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
}
