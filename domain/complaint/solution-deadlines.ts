import { superiorOfRole } from './acting-role';
import { natural, promised, working } from './due-time';
import { escalates, explainedDeadline, warnsThenEscalates, type ExplainedDeadline } from './explained-deadline';
import { nextLevel, superiorOf } from './levels';
import { firstDecider, paced } from './rating';
import { stageRange, unsolved } from './stage';
import { isGrave, type Complaint } from './state';

/** T-32: accepted by the signed time. */
export function resolveByDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, resolveBy, level, owner, policy } = complaint;
  if (!resolveBy || !stageRange('investigating', 'awaitingAcceptance').includes(stage)) return [];
  const above = level >= 2 ? nextLevel(complaint) : 'crManager';
  const dueTime = promised(complaint, resolveBy.since, resolveBy.at, policy.complaint.pausable.resolveBy);
  const steps = warnsThenEscalates(complaint, owner.role, above);
  return [explainedDeadline('T-32', resolveBy.revision, 'acceptSolution', dueTime, steps)];
}

/** T-34. */
export function decisionDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, submittedAt, rounds, policy } = complaint;
  if (stage !== 'awaitingDecision' || submittedAt === undefined) return [];
  const { minutes } = policy.complaint;
  const leader = firstDecider(complaint);
  const steps = warnsThenEscalates(complaint, leader, superiorOfRole(complaint, leader) ?? 'storeManager');
  return [
    explainedDeadline(
      'T-34',
      rounds,
      'decideSolution',
      working(complaint, submittedAt, paced(complaint, minutes.decision)),
      steps,
    ),
  ];
}

/** H-25 until the customer is told, then T-35. */
export function acceptanceDeadlines(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, notifiedAt, decision, rounds, policy } = complaint;
  const { minutes } = policy.complaint;
  if (stage !== 'awaitingAcceptance') return [];
  if (notifiedAt !== undefined) {
    const dueTime = working(complaint, notifiedAt, minutes.acceptance);
    return [explainedDeadline('T-35', rounds, 'acceptSolution', dueTime, escalates('crManager'))];
  }
  if (!decision) return [];
  const dueTime = working(complaint, decision.at, minutes.notification);
  return [explainedDeadline('H-25', rounds, 'notifySolution', dueTime, escalates(superiorOf(complaint)))];
}

/** H-44: the time the law gives; counted anew from a dissatisfied revisit. */
export function statutoryDeadline(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, receivedAt, dissatisfiedAt, reopenings, owner, policy } = complaint;
  if (!isGrave(complaint) || !unsolved.includes(stage)) return [];
  const { statutoryDays, statutoryWarnAt } = policy.complaint;
  const dueTime = natural(dissatisfiedAt ?? receivedAt, statutoryDays);
  const steps = warnsThenEscalates(complaint, owner.role, 'storeManager', statutoryWarnAt);
  return [explainedDeadline('H-44', reopenings, 'acceptSolution', dueTime, steps)];
}
