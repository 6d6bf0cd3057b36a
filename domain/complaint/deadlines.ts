import { timeActor } from '../kernel/actor';
import type { Deadline } from '../kernel/process';
import { addWorkingMinutes } from '../time/working-time';
import {
  deadlinesOf,
  markPassed,
  deadlineRuleId,
  type DeadlinePassed,
  type Escalation,
  type EscalationPolicy,
} from '../time/deadline';
import type { CommandName } from './commands';
import { raised } from './escalation';
import { pausedMinutes } from './ownership';
import { promised, working } from './due-time';
import {
  carriedOut,
  isOver,
  openPause,
  roleAtLevel,
  type Complaint,
  type ComplaintEvent,
  type Evolvers,
} from './state';
import {
  answerDeadlines,
  closingDeadlines,
  escalates,
  reminds,
  solutionDeadlines,
  caseDeadlines,
  watch,
  type ExplainedDeadline,
} from './case-deadlines';

export interface DeadlineEvents {
  readonly deadlinePassed: DeadlinePassed<CommandName>;
}

const byHand = (escalation: Escalation): boolean => escalation.id.startsWith('T-37/hand-');

/** T-37: an escalation by hand lasts until it is given back or the solution is carried out; one by a clock as long as its clock. */
function ladderClocks(complaint: Complaint, others: readonly ExplainedDeadline[]): readonly ExplainedDeadline[] {
  const open = new Set(others.map(deadlineRuleId));
  const hands = complaint.escalations
    .filter((one) => byHand(one) && !complaint.handedBack.includes(one.id) && !carriedOut(complaint))
    .map(({ id, at }) =>
      watch('T-37', id.slice('T-37/'.length), 'acknowledgeEscalation', promised(complaint, at, at), () => []),
    );
  for (const one of hands) open.add(deadlineRuleId(one));
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

export const escalationPolicyOf = ({ policy }: Complaint): EscalationPolicy => ({
  calendar: policy.calendar,
  levels: policy.complaint.levels,
  minutes: policy.complaint.ladder,
});

/** H-43: when nothing has been waited for since the last thing that happened, the matter itself asks who cares for it. */
function idleClock(complaint: Complaint): ExplainedDeadline {
  const turn = Object.keys(complaint.passed).filter((key) => key.startsWith('H-43/idle-')).length + 1;
  const resumed = complaint.pauses.map(({ to = 0 }) => to);
  const since = Math.max(complaint.movedAt, ...Object.values(complaint.passed), ...resumed);
  const span = working(complaint, since, complaint.policy.complaint.minutes.idle);
  const above = roleAtLevel(complaint, Math.max(1, complaint.level)) ?? 'storeManager';
  return watch('H-43', `idle-${turn}`, 'recordAction', span, reminds(complaint.owner.role, above));
}

/** All clocks that run or rest now, and what is due of them. */
function running(complaint: Complaint) {
  const matters = [
    ...answerDeadlines(complaint),
    ...solutionDeadlines(complaint),
    ...closingDeadlines(complaint),
    ...caseDeadlines(complaint),
  ];
  const all = [...matters, ...ladderClocks(complaint, matters)];
  const due = deadlinesOf(complaint, all, escalationPolicyOf(complaint));
  if (due.length > 0 || openPause(complaint)) return { all, due };
  const idle = idleClock(complaint);
  return { all: [...all, idle], due: deadlinesOf(complaint, [idle], escalationPolicyOf(complaint)) };
}

export const explainedDeadlines = (complaint: Complaint): readonly ExplainedDeadline[] =>
  isOver(complaint) ? [] : running(complaint).all;

/** A pause ends by itself: when it was meant to, or when the cap of all pauses is used up. */
function pauseEnd(complaint: Complaint): readonly Deadline<ComplaintEvent>[] {
  const pause = openPause(complaint);
  if (!pause) return [];
  const { calendar, complaint: policy } = complaint.policy;
  const left = Math.max(0, policy.pauseCapMinutes - pausedMinutes(complaint));
  const at = Math.max(pause.from, Math.min(pause.until, addWorkingMinutes(calendar, pause.from, left)));
  return [{ at, event: { type: 'clocksResumed', at, by: timeActor, reason: pause.reason } }];
}

/** All timers of a complaint, each step once. */
export const deadlines = (complaint: Complaint): readonly Deadline<ComplaintEvent>[] =>
  isOver(complaint) ? [] : [...running(complaint).due, ...pauseEnd(complaint)];

export const deadlineEvolvers: Evolvers<DeadlineEvents> = {
  deadlinePassed: (complaint, event) => {
    const kept = { ...complaint, ...markPassed(complaint, event) };
    const [to] = event.to;
    return event.reaction === 'escalate' && to ? { ...kept, level: raised(complaint, to) } : kept;
  },
};
