import type { Instant } from '../kernel/process';
import type { Complaint } from './state';
import { flagSubject } from './subjects';

const uninformed =
  ({ centralInformedAt = -Infinity }: Complaint) =>
  ({ at }: { readonly at: Instant }): boolean =>
    at > centralInformedAt;

/** The first escalation that reached the central team since it was informed last. */
export const firstUninformed = (complaint: Complaint): Complaint['escalations'][number] | undefined =>
  complaint.escalations
    .filter((one) => one.to === 'centralTeam' && uninformed(complaint)(one))
    .toSorted((a, b) => a.at - b.at)[0];

/** What the central team has not been informed of yet: legal cases, media crises, and the first escalation that reached it. */
export function centralCases(complaint: Complaint) {
  const flagged = complaint.flags.flatMap(({ flag, at, cleared }, index) =>
    !cleared && (flag === 'legalCase' || flag === 'mediaCrisis') ? [{ subject: flagSubject(flag, index), at }] : [],
  );
  const first = firstUninformed(complaint);
  return [...flagged.filter(uninformed(complaint)), ...(first ? [{ subject: first.id, at: first.at }] : [])];
}
