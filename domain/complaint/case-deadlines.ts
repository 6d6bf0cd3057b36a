import type { Timer } from '../../texts/complaint';
import type { Role } from '../kernel/actor';
import type { Instant } from '../kernel/process';
import type { DeadlineRule, DeadlineStep } from '../time/deadline';
import type { CommandName } from './commands';
import { turnOf } from './escalation';
import { natural, atShare, promised, working, type DueTime } from './due-time';
import { stageRange, unsolved } from './stage';
import { hasFlag, isGrave, leaderOf, nextLevel, roleAtLevel, type Complaint } from './state';

/** A watch that can say how its time was computed. */
export interface ExplainedDeadline extends DeadlineRule<CommandName, Timer> {
  readonly dueTime: DueTime;
}

const warnAt = 0.8;

type Reaction = (span: DueTime) => readonly DeadlineStep[];
export const escalates =
  (...to: readonly Role[]): Reaction =>
  ({ due: at }) => [{ at, reaction: 'escalate', to }];
export const reminds =
  (...to: readonly Role[]): Reaction =>
  ({ due: at }) => [{ at, reaction: 'remind', to }];
/** A warning on the way, then the level above. */
const warnsThenEscalates =
  (warned: Role, above: Role, share = warnAt): Reaction =>
  (span) => [
    { at: atShare(span, share), reaction: 'warn', to: [warned] },
    { at: span.due, reaction: 'escalate', to: [above] },
  ];

export const watch = (
  timer: Timer,
  subject: string | number,
  fulfilledBy: CommandName,
  span: DueTime,
  reaction: Reaction,
): ExplainedDeadline => ({
  timer,
  subject: String(subject),
  fulfilledBy,
  dueTime: span,
  steps: span.pausedFor ? [] : reaction(span),
});

/** T-28 to T-30: the first answer, the next reply, the judgement. */
export function answerDeadlines(complaint: Complaint): readonly ExplainedDeadline[] {
  const { receivedAt, firstAnsweredAt, nextReply, judgementDueSince, judgement, stage, policy } = complaint;
  const { minutes, pausable } = policy.complaint;
  const urgent = hasFlag(complaint, 'urgentOnSite');
  const list: ExplainedDeadline[] = [];
  if (firstAnsweredAt === undefined) {
    const first: CommandName = isGrave(complaint)
      ? 'promiseReply'
      : complaint.kind === 'inquiry'
        ? 'answerInquiry'
        : 'passOpinion';
    const span = working(complaint, receivedAt, urgent ? minutes.urgentAnswer : minutes.firstAnswer);
    list.push(watch('T-28', '', first, span, escalates(nextLevel({ ...complaint, level: 0 }))));
  }
  if (nextReply && !nextReply.kept)
    list.push(
      watch(
        'T-29',
        nextReply.turn,
        'reply',
        promised(complaint, receivedAt, nextReply.at),
        escalates(nextLevel(complaint)),
      ),
    );
  const pending = judgement?.verdict === 'unfounded' && judgement.confirmedBy === undefined;
  if (stage === 'judging' && pending)
    list.push(
      watch(
        'S-24',
        complaint.judgements,
        'confirmUnfounded',
        working(complaint, judgement.at, minutes.confirmation),
        escalates('crManager'),
      ),
    );
  else if (judgementDueSince !== undefined && stageRange('registered', 'judging').includes(stage))
    list.push(
      watch(
        'T-30',
        complaint.insisted + complaint.judgements + complaint.reopenings,
        'judge',
        working(complaint, judgementDueSince, minutes.judgement, pausable.judgement),
        escalates('crSupervisor'),
      ),
    );
  if (stage === 'unfoundedReply')
    list.push(
      watch(
        'H-17',
        complaint.judgements,
        'recordUnderstanding',
        working(complaint, judgement!.confirmedAt!, minutes.acceptance),
        escalates('crSupervisor'),
      ),
    );
  return list;
}

/** T-31 to T-35: signature, investigation, solution, decision, acceptance. */
export function solutionDeadlines(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, policy, owner, assignedAt, investigationAgreed, resolveBy, rounds } = complaint;
  const { minutes, pausable } = policy.complaint;
  const superior = roleAtLevel(complaint, 1)!;
  const list: ExplainedDeadline[] = [];
  if (stage === 'assigned')
    list.push(
      watch(
        'T-31',
        complaint.judgements,
        'signResolveBy',
        working(complaint, assignedAt!, minutes.ownerSignature),
        escalates('crManager'),
      ),
    );
  if (investigationAgreed && (stage === 'assigned' || stage === 'investigating'))
    list.push(
      watch(
        'T-33',
        investigationAgreed.turn,
        'concludeInvestigation',
        promised(complaint, investigationAgreed.at, investigationAgreed.until, pausable.investigation),
        warnsThenEscalates(owner.role, 'crManager'),
      ),
    );
  if (resolveBy && stageRange('investigating', 'awaitingAcceptance').includes(stage)) {
    const above = complaint.level >= 2 ? nextLevel(complaint) : 'crManager';
    const span = promised(complaint, resolveBy.since, resolveBy.at, pausable.resolveBy);
    list.push(watch('T-32', resolveBy.revision, 'acceptSolution', span, warnsThenEscalates(owner.role, above)));
  }
  if (stage === 'awaitingDecision') {
    const leader = leaderOf(complaint);
    const above = policy.complaint.superiors[leader] ?? 'storeManager';
    list.push(
      watch(
        'T-34',
        rounds,
        'decideSolution',
        working(complaint, complaint.submittedAt!, minutes.decision),
        warnsThenEscalates(leader, above),
      ),
    );
  }
  if (stage === 'awaitingAcceptance') {
    const { notifiedAt, decision } = complaint;
    list.push(
      notifiedAt === undefined
        ? watch(
            'H-25',
            rounds,
            'notifySolution',
            working(complaint, decision!.at, minutes.notification),
            escalates(superior),
          )
        : watch(
            'T-35',
            rounds,
            'acceptSolution',
            working(complaint, notifiedAt, minutes.acceptance),
            escalates('crManager'),
          ),
    );
  }
  return list;
}

/** H-26 to H-32, T-36: carrying out, revisit, taking up again, evaluation. */
export function closingDeadlines(complaint: Complaint): readonly ExplainedDeadline[] {
  const { stage, policy, acceptedAt, revisitDueSince, revisit, reopenings } = complaint;
  const { minutes, pausable } = policy.complaint;
  switch (stage) {
    case 'implementing': {
      const span = working(complaint, acceptedAt!, minutes.implementation);
      return [watch('H-27', reopenings, 'finishImplementation', span, escalates(roleAtLevel(complaint, 1)!))];
    }
    case 'answeredNow':
    case 'revisitDue': {
      const span = working(complaint, revisitDueSince!, minutes.revisit, pausable.revisit);
      return [watch('T-36', reopenings, 'recordRevisit', span, escalates('crSupervisor'))];
    }
    case 'reopened': {
      const span = working(complaint, revisit!.at, minutes.reopening);
      return [watch('H-30', reopenings, 'reopen', span, warnsThenEscalates('crManager', 'storeManager'))];
    }
    case 'evaluating': {
      const span = working(complaint, revisit!.at, minutes.evaluation);
      return [watch('H-32', reopenings, 'archiveComplaint', span, warnsThenEscalates('crSupervisor', 'crManager'))];
    }
    default:
      return [];
  }
}

/** H-41: what the central team has not been told of yet: legal cases, media crises, and what has climbed up to it. */
function centralMatters({ flags, escalations, centralInformedAt = -Infinity }: Complaint) {
  const grave = flags.flatMap(({ flag, at, cleared }, index) =>
    !cleared && (flag === 'legalCase' || flag === 'mediaCrisis') ? [{ subject: `${flag}-${index + 1}`, at }] : [],
  );
  const atTop = escalations.filter(({ to }) => to === 'centralTeam').map(({ id, at }) => ({ subject: id, at }));
  const untold = ({ at }: { readonly at: Instant }): boolean => at > centralInformedAt;
  const [first] = atTop.filter(untold).toSorted((a, b) => a.at - b.at);
  return [...grave.filter(untold), ...(first ? [first] : [])];
}

/** What a store may not let rest: the law, its own next steps, departments, the central team, the leader's contact. */
export function caseDeadlines(complaint: Complaint): readonly ExplainedDeadline[] {
  const { policy, stage, receivedAt, dissatisfiedAt, nextAction, offered, owner, departmentTasks, escalations } =
    complaint;
  const { minutes, statutoryDays, statutoryWarnAt } = policy.complaint;
  const superior = roleAtLevel(complaint, 1)!;
  const list: ExplainedDeadline[] = [];
  if (isGrave(complaint) && unsolved.includes(stage))
    list.push(
      watch(
        'H-44',
        complaint.reopenings,
        'acceptSolution',
        natural(dissatisfiedAt ?? receivedAt, statutoryDays),
        warnsThenEscalates(owner.role, 'storeManager', statutoryWarnAt),
      ),
    );
  if (nextAction)
    list.push(
      watch(
        'H-43',
        `action-${nextAction.turn}`,
        'recordAction',
        promised(complaint, complaint.movedAt, nextAction.at),
        escalates(nextLevel(complaint)),
      ),
    );
  if (offered)
    list.push(
      watch(
        'B-01',
        `${offered.to}-${offered.turn}`,
        'acceptOwnership',
        working(complaint, offered.at, minutes.ownerSignature),
        escalates(superior),
      ),
    );
  for (const { taskId, dueAt, done } of departmentTasks)
    if (!done)
      list.push(
        watch('H-39', taskId, 'reportDepartmentTask', promised(complaint, receivedAt, dueAt), escalates('crManager')),
      );
  for (const { subject, at } of centralMatters(complaint)) {
    const span = working(complaint, at, minutes.centralPackage);
    list.push(watch('H-41', subject, 'informCentral', span, escalates('storeManager')));
  }
  const leader = escalations.toSorted((a, b) => b.at - a.at)[0];
  if (leader && !complaint.handedBack.includes(leader.id) && !complaint.leadersTold.includes(turnOf(leader)))
    list.push(
      watch(
        'H-36',
        turnOf(leader),
        'tellLeaderContact',
        working(complaint, leader.at, minutes.leaderContact),
        reminds(owner.role),
      ),
    );
  return list;
}
