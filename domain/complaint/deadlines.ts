import type { Deadline } from '../kernel/process';
import { goesBy } from '../kernel/rules-version';
import { DeadlinePassed, deadlinesOf, markPassed, type EscalationPolicy } from '../time/deadline';
import { actingLevels, actingRoles } from './acting-role';
import { working, type DueTime } from './due-time';
import { planDeadlines } from './escalation-deadlines';
import { escalates, explainedDeadline, reminds, type ExplainedDeadline } from './explained-deadline';
import { levelRaisedTo, nextLevel, roleAtLevel } from './levels';
import { isExhausted, limited } from './limits';
import { pauseEnd } from './pauses';
import { isOver, openPause, type Complaint, type ComplaintEvent } from './state';
import { idle, measured, silent } from './subjects';
import type { ComplaintSlice } from './types';

const deadlineCommands = {};

export const deadlineEvents = { deadlinePassed: DeadlinePassed };

export const escalationPolicyOf = (complaint: Complaint): EscalationPolicy => ({
  calendar: complaint.policy.calendar,
  ...actingLevels(complaint),
  whileOpen: goesBy(complaint, 2),
});

/** H-43: how often the owner was asked. It may be hundreds of times, so only the last of these steps is kept. */
const timesAsked = (passed: Complaint['passed']): number =>
  Math.max(
    0,
    ...Object.keys(passed)
      .filter(idle.includes)
      .map((key) => Number.parseInt(idle.whatOf(key)!, 10)),
  );
const withoutEarlierAsking = (passed: Complaint['passed'], last: string): Complaint['passed'] =>
  idle.includes(last)
    ? Object.fromEntries(Object.entries(passed).filter(([key]) => key === last || !idle.includes(key)))
    : passed;

/** H-43: when nothing is awaited since the last thing that happened, the owner is asked what happens next. */
function idleDeadline(complaint: Complaint): ExplainedDeadline {
  const { passed, pauses, movedAt, policy } = complaint;
  const resumed = pauses.map(({ to = 0 }) => to);
  const since = Math.max(movedAt, ...Object.values(passed), ...resumed);
  return askingDeadline(complaint, working(complaint, since, policy.complaint.minutes.idle));
}

/** The owner, and whoever has the complaint, are asked what happens next. */
function askingDeadline(complaint: Complaint, dueTime: DueTime): ExplainedDeadline {
  const { passed, level, owner } = complaint;
  const above = roleAtLevel(complaint, Math.max(1, level)) ?? 'storeManager';
  return explainedDeadline(
    idle.timer,
    idle.subject(timesAsked(passed) + 1),
    'recordAction',
    dueTime,
    reminds(owner.role, above),
  );
}

const isHighest = ({ level, policy }: Complaint): boolean => level > policy.complaint.levels.length;

/**
 * H-43: within the longest silence somebody is asked what happens next, whatever else is due later; where nothing is due, sooner. The first time it is the
 * owner, and when nobody has moved since, it goes a level up.
 */
function silenceDeadline(complaint: Complaint, isAwaited: boolean): ExplainedDeadline {
  const { passed, pauses, movedAt, escalations, policy } = complaint;
  const { silenceMinutes } = policy.complaint.limits;
  const resumed = pauses.map(({ to = 0 }) => to);
  const since = Math.max(movedAt, ...Object.values(passed), ...resumed);
  const minutes = isAwaited ? silenceMinutes : Math.min(policy.complaint.minutes.idle, silenceMinutes);
  const dueTime = working(complaint, since, minutes);
  const asked = Object.entries(passed).some(([key, at]) => idle.includes(key) && at > movedAt);
  const fulfilledBy = isExhausted(complaint, 'actions') ? 'escalate' : 'recordAction';
  if (!asked || isHighest(complaint)) return { ...askingDeadline(complaint, dueTime), fulfilledBy };
  const count = escalations.filter(({ id }) => silent.includes(id)).length + 1;
  return explainedDeadline(silent.timer, silent.subject(count), fulfilledBy, dueTime, escalates(nextLevel(complaint)));
}
/** H-39: nobody is reminded, warned or escalated to in a role that takes no part. */
const toThoseWhoAct = (complaint: Complaint, rules: readonly ExplainedDeadline[]): readonly ExplainedDeadline[] =>
  complaint.accused
    ? rules.map((rule) => ({
        ...rule,
        steps: rule.steps.map((step) => ({ ...step, to: actingRoles(complaint, step.to) })),
      }))
    : rules;

/** All deadline rules of a complaint, those of the slices given; and what is due of them. */
function withPlansAndIdle(complaint: Complaint, ofSlices: readonly ExplainedDeadline[]) {
  // H-35: when it is closed, its measures are still awaited
  const awaited = isOver(complaint) ? ofSlices.filter(({ timer }) => timer === measured.timer) : ofSlices;
  const rules = toThoseWhoAct(complaint, [...awaited, ...planDeadlines(complaint, awaited)]);
  const policy = escalationPolicyOf(complaint);
  const due = deadlinesOf(complaint, rules, policy);
  if (isOver(complaint)) return { rules, due };
  if (limited(complaint)) {
    const silence = silenceDeadline(complaint, due.length > 0 || openPause(complaint) !== undefined);
    const [last] = toThoseWhoAct(complaint, [silence]) as [ExplainedDeadline];
    if (due.some(({ at }) => at <= last.dueTime.due)) return { rules, due };
    return { rules: [...rules, last], due: [...due, ...deadlinesOf(complaint, [last], policy)] };
  }
  if (due.length > 0 || openPause(complaint)) return { rules, due };
  const [last] = toThoseWhoAct(complaint, [idleDeadline(complaint)]) as [ExplainedDeadline];
  return { rules: [...rules, last], due: deadlinesOf(complaint, [last], policy) };
}

/** All deadline rules, those of the slices given. */
export const completeRules = (
  complaint: Complaint,
  ofSlices: readonly ExplainedDeadline[],
): readonly ExplainedDeadline[] => withPlansAndIdle(complaint, ofSlices).rules;

/** What time alone brings about, the deadline rules of the slices given: each step once, and the end of a pause. */
export const deadlinesFrom = (
  complaint: Complaint,
  ofSlices: readonly ExplainedDeadline[],
): readonly Deadline<ComplaintEvent>[] => [
  ...withPlansAndIdle(complaint, ofSlices).due,
  ...(isOver(complaint) ? [] : pauseEnd(complaint)),
];

export const deadlineSlice: ComplaintSlice<typeof deadlineCommands, typeof deadlineEvents> = {
  commands: deadlineCommands,
  events: deadlineEvents,
  rules: {},
  evolve: {
    deadlinePassed: (complaint, event) => {
      const { passed, escalations } = markPassed(complaint, event);
      const marked = { ...complaint, escalations, passed: withoutEarlierAsking(passed, event.key) };
      const [to] = event.to;
      // a measure is about the next complaint, and raises no level of this one
      const raises = event.reaction === 'escalate' && event.timer !== measured.timer;
      return raises && to ? { ...marked, level: levelRaisedTo(complaint, to) } : marked;
    },
  },
  deadlines: [],
};
