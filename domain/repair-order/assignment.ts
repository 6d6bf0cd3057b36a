import { z } from 'zod';
import type { Actor } from '../kernel/actor';
import type { Immutable } from '../kernel/immutable';

/** Who is to work on a line: one technician answers for it, the others help. */
export const Assignment = z.object({ lead: z.string(), helpers: z.array(z.string()) });
export type Assignment = Immutable<z.output<typeof Assignment>>;

export const assignedTo = ({ assigned }: { readonly assigned?: Assignment }): readonly string[] =>
  assigned ? [assigned.lead, ...assigned.helpers] : [];

/** Whoever is to work on a line, or has worked on it. */
export const workersOf = (line: {
  readonly assigned?: Assignment;
  readonly technicians: readonly string[];
}): readonly string[] => [...assignedTo(line), ...line.technicians];

/** One person in the place of another, and nobody twice. */
export function withSuccessor({ lead, helpers }: Assignment, predecessor: string, successor: string): Assignment {
  const put = (id: string): string => (id === predecessor ? successor : id);
  return { lead: put(lead), helpers: [...new Set(helpers.map(put))].filter((id) => id !== put(lead)) };
}

/** Whether it is this person's own, or that of somebody for whom the person stands in (CF-16). */
export const isOwn = (owner: string, by: Actor): boolean => owner === by.id || owner === by.for;
