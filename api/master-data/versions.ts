import { Problem } from '../http/problems';

export const etagOf = (version: number): string => `"${version}"`;

/** The version an edit was based on; without one, somebody else's change could be lost unseen. */
export function versionOf(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw new Problem('versionMissing');
  const [, version] = /^"(\d{1,9})"$/.exec(ifMatch) ?? [];
  if (version === undefined) throw new Problem('versionStale');
  return Number(version);
}
