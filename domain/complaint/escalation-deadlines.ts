import type { Instant } from '../kernel/process';
import { deadlineRuleId } from '../time/deadline';
import { promised, working } from './due-time';
import { escalates, explainedDeadline, reminds, type ExplainedDeadline } from './explained-deadline';
import { roleAbove } from './levels';
import { carriedOut } from './milestones';
import type { Complaint } from './state';
import { byHand, flagSubject, leaderSubject, planned } from './subjects';

/** What the central team has not been informed of yet: legal cases, media crises, and the first escalation that reached it. */
function centralCases({ flags, escalations, centralInformedAt = -Infinity }: Complaint) {
  const flagged = flags.flatMap(({ flag, at, cleared }, index) =>
    !cleared && (flag === 'legalCase' || flag === 'mediaCrisis') ? [{ subject: flagSubject(flag, index), at }] : [],
  );
  const atTop = escalations.filter(({ to }) => to === 'centralTeam').map(({ id, at }) => ({ subject: id, at }));
  const uninformed = ({ at }: { readonly at: Instant }): boolean => at > centralInformedAt;
  const [first] = atTop.filter(uninformed).toSorted((a, b) => a.at - b.at);
  return [...flagged.filter(uninformed), ...(first ? [first] : [])];
}

/** H-41. */
export const centralDeadlines = (complaint: Complaint): readonly ExplainedDeadline[] =>
  centralCases(complaint).map(({ subject, at }) => {
    const dueTime = working(complaint, at, complaint.policy.complaint.minutes.centralPackage);
    return explainedDeadline('H-41', subject, 'informCentral', dueTime, escalates('storeManager'));
  });

/** H-36: the customer has the contact of the leader of the latest escalation. */
export function leaderContactDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { escalations, handedBack, leadersTold, owner, policy } = complaint;
  const latest = escalations.toSorted((a, b) => b.at - a.at)[0];
  if (!latest || handedBack.includes(latest.id) || leadersTold.includes(leaderSubject(latest))) return [];
  const dueTime = working(complaint, latest.at, policy.complaint.minutes.leaderContact);
  return [explainedDeadline('H-36', leaderSubject(latest), 'tellLeaderContact', dueTime, reminds(owner.role))];
}

/** T-37: an escalation by hand lasts until it is handed back or the solution is carried out. */
export const handDeadlines = (complaint: Complaint): readonly ExplainedDeadline[] =>
  carriedOut(complaint)
    ? []
    : complaint.escalations.flatMap(({ id, at }) => {
        const count = byHand.whatOf(id);
        if (count === undefined || complaint.handedBack.includes(id)) return [];
        const dueTime = promised(complaint, at, at);
        return [explainedDeadline(byHand.timer, byHand.subject(count), 'acknowledgeEscalation', dueTime, () => [])];
      });

/** T-37: a plan is to be carried out while the deadline it is about is open; a broken plan goes to the role above. */
export function planDeadlines(
  complaint: Complaint,
  others: readonly ExplainedDeadline[],
): readonly ExplainedDeadline[] {
  if (carriedOut(complaint)) return [];
  const open = new Set(others.map(deadlineRuleId));
  return complaint.plans
    .filter(({ escalationId }) => open.has(escalationId) || planned.includes(escalationId))
    .map(({ turn, to, actBy }) => {
      const dueTime = promised(complaint, complaint.movedAt, actBy);
      const above = escalates(roleAbove(complaint, to));
      return explainedDeadline(planned.timer, planned.subject(turn), 'recordAction', dueTime, above);
    });
}
