import type { Instant } from '../kernel/process';
import { deadlineRuleId } from '../time/deadline';
import { promised, working } from './due-time';
import { escalates, explainedDeadline, reminds, type ExplainedDeadline } from './explained-deadline';
import { roleAbove } from './levels';
import { limited } from './limits';
import { carriedOut } from './milestones';
import { originOf } from './plans';
import type { Complaint } from './state';
import { byHand, flagSubject, leaderSubject, measured, planned, silent } from './subjects';

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
  // a measure is nothing that the customer waits for
  const latest = escalations.filter(({ timer }) => timer !== measured.timer).toSorted((a, b) => b.at - a.at)[0];
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

/** H-43: an escalation of a silence lasts until somebody moves, or, once acknowledged, until the step that its level has planned is taken. */
export const silenceEscalations = (complaint: Complaint): readonly ExplainedDeadline[] =>
  complaint.escalations.flatMap(({ id, at, acknowledged }) => {
    const count = silent.whatOf(id);
    const planDone = complaint.plans.some(
      ({ escalationId, doneAt }) => doneAt !== undefined && originOf(complaint, escalationId) === id,
    );
    const isOver = acknowledged ? planDone : complaint.movedAt > at;
    if (count === undefined || complaint.handedBack.includes(id) || isOver) return [];
    const dueTime = promised(complaint, at, at);
    return [explainedDeadline(silent.timer, silent.subject(count), 'acknowledgeEscalation', dueTime, () => [])];
  });

/** T-37: the plan of a level until its step is taken; then what it is about, until that is done too. */
function planDeadlinesOf(complaint: Complaint, others: readonly ExplainedDeadline[]): readonly ExplainedDeadline[] {
  const open = new Map(others.map((rule) => [deadlineRuleId(rule), rule]));
  return complaint.plans.flatMap((plan) => {
    const { turn, escalationId, to, step, actBy, doneAt } = plan;
    const about = open.get(originOf(complaint, escalationId));
    if (about === undefined || step === undefined) return [];
    const above = escalates(roleAbove(complaint, to));
    if (doneAt === undefined)
      return [explainedDeadline(planned.timer, planned.subject(turn), step, promised(complaint, actBy, actBy), above)];
    const dueTime = working(complaint, doneAt, complaint.policy.complaint.limits.silenceMinutes);
    const awaited = about.fulfilledBy === 'acknowledgeEscalation' ? 'handBack' : about.fulfilledBy;
    return [explainedDeadline(planned.timer, planned.subject(`${turn}-after`), awaited, dueTime, above)];
  });
}

/** T-37: a plan is to be carried out while the deadline it is about is open; a broken plan goes to the role above. */
export function planDeadlines(
  complaint: Complaint,
  others: readonly ExplainedDeadline[],
): readonly ExplainedDeadline[] {
  if (limited(complaint)) return planDeadlinesOf(complaint, others);
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
