import type { Obstacle } from '../kernel/rejection';

/** The checklist that holds the visit up, where one does: the first that a command still waits for. */
export function listDue(actions: readonly { readonly notYet?: Obstacle | undefined }[]): string | undefined {
  for (const { notYet } of actions) {
    if (notYet?.code !== 'checklistIncomplete') continue;
    const [first] = (notYet.facts?.['missing'] ?? []) as readonly { readonly checklist: string }[];
    if (first) return first.checklist;
  }
  return undefined;
}
