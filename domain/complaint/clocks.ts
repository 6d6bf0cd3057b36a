import { clock, type Role } from '../actor';
import type { Deadline } from '../process';
import { addWorkingMinutes } from '../working-time';
import {
  deadlinesOf,
  keepPassed,
  watchId,
  type DeadlinePassed,
  type Escalation,
  type Ladder,
  type Watch,
  type WatchStep,
} from '../watch';
import type { CommandName } from './commands';
import { raised, turnOf } from './escalation';
import { pausedMinutes } from './ownership';
import { natural, partOf, promised, working, type Span } from './span';
import { from, unsolved } from './stage';
import {
  carriedOut,
  hasFlag,
  isGrave,
  isOver,
  leaderOf,
  nextLevel,
  openPause,
  roleAtLevel,
  type Complaint,
  type ComplaintEvent,
  type Evolvers,
} from './state';

export interface ClockEvents {
  readonly deadlinePassed: DeadlinePassed<CommandName>;
}

/** A watch that can say how its time was computed. */
export interface ComplaintClock extends Watch<CommandName> {
  readonly span: Span;
}

const warnAt = 0.8;

type Reaction = (span: Span) => readonly WatchStep[];
const escalates =
  (...to: readonly Role[]): Reaction =>
  ({ due: at }) => [{ at, reaction: 'escalate', to }];
const reminds =
  (...to: readonly Role[]): Reaction =>
  ({ due: at }) => [{ at, reaction: 'remind', to }];
/** A warning on the way, then the level above. */
const warnsThenEscalates =
  (warned: Role, above: Role, share = warnAt): Reaction =>
  (span) => [
    { at: partOf(span, share), reaction: 'warn', to: [warned] },
    { at: span.due, reaction: 'escalate', to: [above] },
  ];

const watch = (
  timer: string,
  subject: string | number,
  fulfilledBy: CommandName,
  span: Span,
  reaction: Reaction,
): ComplaintClock => ({
  timer,
  subject: String(subject),
  fulfilledBy,
  span,
  steps: span.restsFor ? [] : reaction(span),
});

/** T-28 to T-30: the first answer, the next reply, the judgement. */
function answerClocks(complaint: Complaint): readonly ComplaintClock[] {
  const { receivedAt, firstAnsweredAt, nextReply, judgementDueSince, judgement, stage, policy } = complaint;
  const { minutes, pausable } = policy.complaint;
  const urgent = hasFlag(complaint, 'urgentOnSite');
  const list: ComplaintClock[] = [];
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
  else if (judgementDueSince !== undefined && from('registered', 'judging').includes(stage))
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
function solutionClocks(complaint: Complaint): readonly ComplaintClock[] {
  const { stage, policy, owner, assignedAt, investigationAgreed, resolveBy, rounds } = complaint;
  const { minutes, pausable } = policy.complaint;
  const superior = roleAtLevel(complaint, 1)!;
  const list: ComplaintClock[] = [];
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
  if (resolveBy && from('investigating', 'awaitingAcceptance').includes(stage)) {
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
function closingClocks(complaint: Complaint): readonly ComplaintClock[] {
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

/** What a store may not let rest: the law, its own next steps, departments, the central team, the leader's contact. */
function standingClocks(complaint: Complaint): readonly ComplaintClock[] {
  const { policy, stage, receivedAt, nextAction, offered, owner, departmentTasks, escalations } = complaint;
  const { minutes, statutoryDays, statutoryWarnAt } = policy.complaint;
  const superior = roleAtLevel(complaint, 1)!;
  const list: ComplaintClock[] = [];
  if (isGrave(complaint) && unsolved.includes(stage))
    list.push(
      watch(
        'H-44',
        complaint.reopenings,
        'acceptSolution',
        natural(complaint.reopenings > 0 ? (complaint.revisit?.at ?? receivedAt) : receivedAt, statutoryDays),
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
        `${offered.to}-${complaint.handovers}`,
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
  const grave = complaint.flags.find(
    ({ flag, cleared }) => !cleared && (flag === 'legalCase' || flag === 'mediaCrisis'),
  );
  const atTop = escalations.find(({ to }) => to === 'centralTeam');
  const packageSince = grave?.at ?? atTop?.at;
  if (packageSince !== undefined && complaint.centralInformedAt === undefined)
    list.push(
      watch(
        'H-41',
        '',
        'informCentral',
        working(complaint, packageSince, minutes.centralPackage),
        escalates('storeManager'),
      ),
    );
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

const byHand = (escalation: Escalation): boolean => escalation.id.startsWith('T-37/hand-');

/** T-37: an escalation by hand lasts until it is given back or the solution is carried out; one by a clock as long as its clock. */
function ladderClocks(complaint: Complaint, others: readonly ComplaintClock[]): readonly ComplaintClock[] {
  const open = new Set(others.map(watchId));
  const hands = complaint.escalations
    .filter((one) => byHand(one) && !complaint.handedBack.includes(one.id) && !carriedOut(complaint))
    .map(({ id, at }) =>
      watch('T-37', id.slice('T-37/'.length), 'acknowledgeEscalation', promised(complaint, at, at), () => []),
    );
  for (const one of hands) open.add(watchId(one));
  const plans = complaint.plans
    .filter(({ escalationId }) => open.has(escalationId) || escalationId.startsWith('T-37/plan-'))
    .filter(() => !carriedOut(complaint))
    .map(({ turn, to, actBy }) => {
      const { levels } = complaint.policy.complaint;
      const above = levels[levels.indexOf(to) + 1] ?? levels.at(-1)!;
      return watch(
        'T-37',
        `plan-${turn}`,
        'recordAction',
        promised(complaint, complaint.movedAt, actBy),
        escalates(above),
      );
    });
  return [...hands, ...plans];
}

export const ladderOf = ({ policy }: Complaint): Ladder => ({
  calendar: policy.calendar,
  levels: policy.complaint.levels,
  minutes: policy.complaint.ladder,
});

/** H-43: when nothing else is waited for, the matter itself asks who cares for it. */
function idleClock(complaint: Complaint): ComplaintClock {
  const turn = Object.keys(complaint.passed).filter((key) => key.startsWith('H-43/idle-')).length + 1;
  const since = Math.max(complaint.movedAt, complaint.passed[`H-43/idle-${turn - 1}#1`] ?? 0);
  const span = working(complaint, since, complaint.policy.complaint.minutes.idle);
  const above = roleAtLevel(complaint, Math.max(1, complaint.level)) ?? 'storeManager';
  return watch('H-43', `idle-${turn}`, 'recordAction', span, reminds(complaint.owner.role, above));
}

/** All clocks that run or rest now. */
export function clocks(complaint: Complaint): readonly ComplaintClock[] {
  if (isOver(complaint)) return [];
  const matters = [
    ...answerClocks(complaint),
    ...solutionClocks(complaint),
    ...closingClocks(complaint),
    ...standingClocks(complaint),
  ];
  const all = [...matters, ...ladderClocks(complaint, matters)];
  const due = deadlinesOf(complaint, all, ladderOf(complaint));
  return due.length > 0 || openPause(complaint) ? all : [...all, idleClock(complaint)];
}

/** A pause ends by itself: when it was meant to, or when the cap of all pauses is used up. */
function pauseEnd(complaint: Complaint): readonly Deadline<ComplaintEvent>[] {
  const pause = openPause(complaint);
  if (!pause) return [];
  const { calendar, complaint: policy } = complaint.policy;
  const left = Math.max(0, policy.pauseCapMinutes - pausedMinutes(complaint));
  const at = Math.max(pause.from, Math.min(pause.until, addWorkingMinutes(calendar, pause.from, left)));
  return [{ at, event: { type: 'clocksResumed', at, by: clock, reason: pause.reason } }];
}

/** All timers of a complaint, each step once. */
export const deadlines = (complaint: Complaint): readonly Deadline<ComplaintEvent>[] =>
  isOver(complaint) ? [] : [...deadlinesOf(complaint, clocks(complaint), ladderOf(complaint)), ...pauseEnd(complaint)];

/** Escalations somebody still has to acknowledge, with the instant the next level gets them. */
export function openEscalations(complaint: Complaint): readonly Escalation[] {
  const live = new Set(clocks(complaint).map(watchId));
  return complaint.escalations.filter(({ id, acknowledged }) => !acknowledged && live.has(id));
}

export const clockEvolvers: Evolvers<ClockEvents> = {
  deadlinePassed: (complaint, event) => {
    const kept = { ...complaint, ...keepPassed(complaint, event) };
    const [to] = event.to;
    return event.reaction === 'escalate' && to ? { ...kept, level: raised(complaint, to) } : kept;
  },
};
