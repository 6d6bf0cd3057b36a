import type { Role } from '../kernel/actor';
import type { Instant } from '../kernel/process';
import { goesBy } from '../kernel/rules-version';
import { firstUninformed } from './central-cases';
import { brokenPlanOf, originsIn } from './plan-origins';
import type { Complaint } from './state';
import { byHand, leaderTold, planned } from './subjects';

/** ADR 5: since this version a plan takes the place of the one that the same level has broken. */
const replaces = (complaint: Complaint): boolean => goesBy(complaint, 4);

/** What the escalation of a broken plan is about in the end, for the plan that answers it; absent where the escalation says it. */
export function aboutOf(complaint: Complaint, escalationId: string): { readonly about?: string } {
  const about = originsIn(complaint)(escalationId);
  return replaces(complaint) && about !== escalationId ? { about } : {};
}

/** What has passed, without the deadlines of this plan, which are never asked for again. */
const withoutKeys = ({ passed }: Complaint, belongs: (key: string) => boolean): Complaint['passed'] =>
  Object.fromEntries(Object.entries(passed).filter(([key]) => !belongs(key)));

/** Without an escalation in whose place another one is. */
function withoutEscalation(complaint: Complaint, escalationId: string): Complaint {
  const told = leaderTold.id(`${escalationId}@`);
  return {
    ...complaint,
    escalations: complaint.escalations.filter(({ id }) => id !== escalationId),
    leadersTold: complaint.leadersTold.filter((subject) => !subject.startsWith(`${escalationId}@`)),
    passed: withoutKeys(complaint, (key) => key.startsWith(told)),
  };
}

/**
 * T-37: a level that breaks its plan and makes another one has one plan, not two, and what the broken one answered is answered by the new one. Else a
 * complaint that is put off with words alone would grow for ever. What the rules still read stays: what the plans are about in the end, the level below, and
 * what the central team has to be informed of. What was planned stands in the event log.
 */
export function withoutBrokenPlan(complaint: Complaint, escalationId: string, to: Role): Complaint {
  const broken = brokenPlanOf(complaint, escalationId);
  if (!replaces(complaint) || broken?.to !== to || broken.doneAt !== undefined) return complaint;
  const ofPlan = `${planned.id(broken.turn)}#`;
  const without = {
    ...complaint,
    plans: complaint.plans.filter((plan) => plan !== broken),
    passed: withoutKeys(complaint, (key) => key.startsWith(ofPlan)),
  };
  const answered = broken.escalationId;
  const isRead = !planned.includes(answered) || firstUninformed(complaint)?.id === answered;
  return isRead ? without : withoutEscalation(without, answered);
}

/**
 * H-36: who passes a complaint up again, to a level that has not answered yet, asks the same once more: one escalation, since the first time. Without the
 * earlier one, and since when it has waited.
 */
export function withoutSameByHand(
  complaint: Complaint,
  to: Role,
): { readonly kept: Complaint; readonly since?: Instant } {
  if (!replaces(complaint)) return { kept: complaint };
  const isRead = firstUninformed(complaint)?.id;
  const same = complaint.escalations.find(
    (one) =>
      byHand.includes(one.id) &&
      one.to === to &&
      !one.acknowledged &&
      !complaint.handedBack.includes(one.id) &&
      one.id !== isRead,
  );
  if (same === undefined) return { kept: complaint };
  const kept = withoutEscalation(complaint, same.id);
  return { kept: { ...kept, passed: withoutKeys(kept, (key) => key.startsWith(`${same.id}#`)) }, since: same.at };
}
