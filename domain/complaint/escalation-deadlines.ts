import { deadlineRuleId } from '../time/deadline';
import { centralCases } from './central-cases';
import { promised, working } from './due-time';
import { escalates, explainedDeadline, reminds, type ExplainedDeadline } from './explained-deadline';
import { roleAbove } from './levels';
import { limited } from './limits';
import { carriedOut } from './milestones';
import { originsIn } from './plan-origins';
import type { Complaint } from './state';
import { byHand, leaderSubject, leaderTold, measured, planned, silent } from './subjects';

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
  return [
    explainedDeadline(leaderTold.timer, leaderSubject(latest), 'tellLeaderContact', dueTime, reminds(owner.role)),
  ];
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
export function silenceEscalations(complaint: Complaint): readonly ExplainedDeadline[] {
  const originOf = originsIn(complaint);
  const done = complaint.plans.filter(({ doneAt }) => doneAt !== undefined);
  const doneAbout = new Set(done.map(({ escalationId, about }) => about ?? originOf(escalationId)));
  return complaint.escalations.flatMap(({ id, at, acknowledged }) => {
    const count = silent.whatOf(id);
    const isOver = acknowledged ? doneAbout.has(id) : complaint.movedAt > at;
    if (count === undefined || complaint.handedBack.includes(id) || isOver) return [];
    const dueTime = promised(complaint, at, at);
    return [explainedDeadline(silent.timer, silent.subject(count), 'acknowledgeEscalation', dueTime, () => [])];
  });
}

/** T-37: the plan of a level until its step is taken; then what it is about, until that is done too. */
function planDeadlinesOf(complaint: Complaint, others: readonly ExplainedDeadline[]): readonly ExplainedDeadline[] {
  const open = new Map(others.map((rule) => [deadlineRuleId(rule), rule]));
  const originOf = originsIn(complaint);
  return complaint.plans.flatMap(({ turn, escalationId, about: origin, to, step, actBy, doneAt }) => {
    const about = open.get(origin ?? originOf(escalationId));
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
