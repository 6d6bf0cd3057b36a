import { fillPath } from '../../api/processes/paths';

/** Numbers that look right and belong to nothing. */
export const unknownNumbers = {
  order: 'RO-S01-20261122-9999',
  complaint: 'CP-S01-20261122-9999',
  followUp: 'FU-S01-20261122-9999',
} as const;

const unknownOf = (path: string): string => {
  if (path.startsWith('/complaints/')) return unknownNumbers.complaint;
  return path.startsWith('/follow-ups/') ? unknownNumbers.followUp : unknownNumbers.order;
};

/** The path of an endpoint with well-formed values for its fields. */
export function samplePath(path: string, number = unknownOf(path)): string {
  const samples: Readonly<Record<string, string>> = { number, commandId: 'a'.repeat(40), checklist: 'walkRound' };
  return fillPath(path, (name) => samples[name] ?? 'X-1');
}
