import { z } from 'zod';
import { roles, timeActor, type Actor, type Role } from '../kernel/actor';
import type { Immutable } from '../kernel/immutable';
import type { Deadline, Instant } from '../kernel/process';
import { StoredInstant } from '../values/field-schemas';
import { dueWhileOpen, dueWithin, type WorkingCalendar } from './working-time';

/** What somebody has to do by when, and who is reminded, warned or escalated to, when. All timers of a process come from its deadline rules. */
export interface DeadlineRule<Command extends string = string, Timer extends string = string> {
  /** Code of the requirement it keeps, e.g. `T-10`; its words are in texts/. */
  readonly timer: Timer;
  /** What exactly is awaited; asking again for the same thing is a new subject with a number that only grows, so that each fires once. */
  readonly subject: string;
  readonly fulfilledBy: Command;
  readonly steps: readonly DeadlineStep[];
}
export interface DeadlineStep {
  readonly at: Instant;
  /** A reminder repeats the request, a warning announces, an escalation must be acknowledged (T-37). */
  readonly reaction: 'remind' | 'warn' | 'escalate';
  readonly to: readonly Role[];
}

/** A task for a role that must be acknowledged in time or goes to the next level (CF-16). */
export const Escalation = z.object({
  id: z.string(),
  timer: z.string(),
  to: z.enum(roles),
  level: z.int(),
  at: StoredInstant,
  acknowledged: z.boolean(),
});
export type Escalation = Immutable<z.output<typeof Escalation>>;

/** T-37: the roles above, and the minutes after which each receives an escalation that the level below has not acknowledged. */
export interface EscalationPolicy {
  readonly calendar: WorkingCalendar;
  readonly levels: readonly Role[];
  /** Minutes before `levels[n]` gets what nobody has acknowledged. */
  readonly minutes: readonly number[];
  /** They count while the store is open, so that nothing goes two levels up within minutes before closing. */
  readonly whileOpen: boolean;
}

/** What the event of a passed deadline carries, in every process. */
export const DeadlinePassed = z.object({
  key: z.string(),
  timer: z.string(),
  subject: z.string(),
  reaction: z.enum(['remind', 'warn', 'escalate']),
  to: z.array(z.enum(roles)),
  /** The command that was waited for. */
  fulfilledBy: z.string(),
  /** When it was due; `at` is when it was noticed. */
  due: StoredInstant,
});
export type DeadlinePassed<Command extends string = string> = Immutable<z.output<typeof DeadlinePassed>> & {
  readonly fulfilledBy: Command;
};

/** What the state of every process keeps of its deadline rules. */
export const DeadlineState = z.object({
  /** Steps that time has already brought about, by key. */
  passed: z.record(z.string(), StoredInstant),
  escalations: z.array(Escalation),
});
export type DeadlineState = Immutable<z.output<typeof DeadlineState>>;

export const deadlineRuleId = ({ timer, subject }: Pick<DeadlineRule, 'timer' | 'subject'>): string =>
  subject ? `${timer}/${subject}` : timer;

const stepKey = (ruleId: string, step: number): string => `${ruleId}#${step}`;

/** True once time has brought about this step of the rule; steps count from 1. */
export const hasPassed = (
  { passed }: Pick<DeadlineState, 'passed'>,
  rule: Pick<DeadlineRule, 'timer' | 'subject'>,
  step: number,
): boolean => Object.hasOwn(passed, stepKey(deadlineRuleId(rule), step));

/** An escalation nobody acknowledges goes to the next level, as long as its rule stands. */
export function nextEscalation(escalation: Escalation | undefined, policy: EscalationPolicy): DeadlineStep | undefined {
  if (!escalation || escalation.acknowledged) return undefined;
  const level = policy.levels.indexOf(escalation.to) + 1;
  const next = policy.levels[level];
  const minutes = policy.minutes[level];
  if (next === undefined || minutes === undefined) return undefined;
  const due = policy.whileOpen ? dueWhileOpen : dueWithin;
  return { at: due(policy.calendar, escalation.at, minutes), reaction: 'escalate', to: [next] };
}

/** Everything time alone will bring about, each step once: what has passed is never due again. */
export function deadlinesOf<Command extends string>(
  { passed, escalations }: DeadlineState,
  rules: readonly DeadlineRule<Command>[],
  policy: EscalationPolicy,
): readonly Deadline<DeadlinePassed<Command> & { type: 'deadlinePassed'; at: Instant; by: Actor }>[] {
  return rules.flatMap((rule) => {
    const id = deadlineRuleId(rule);
    const planned = rule.steps.map((step, index) => ({ step, key: stepKey(id, index + 1) }));
    const next = nextEscalation(
      escalations.find((escalation) => escalation.id === id),
      policy,
    );
    const steps = next ? [...planned, { step: next, key: `${id}#${next.to[0]}` }] : planned;
    const { timer, subject, fulfilledBy } = rule;
    return steps
      .filter(({ key }) => !Object.hasOwn(passed, key))
      .map(({ step: { at, reaction, to }, key }) => ({
        at,
        event: {
          type: 'deadlinePassed' as const,
          at,
          by: timeActor,
          key,
          timer,
          subject,
          reaction,
          to,
          fulfilledBy,
          due: at,
        },
      }));
  });
}

/** What is kept after a deadline passed: that it did, and the escalation it raised. */
export function markPassed(state: DeadlineState, event: DeadlinePassed): DeadlineState {
  const passed = { ...state.passed, [event.key]: event.due };
  const [to] = event.to;
  if (event.reaction !== 'escalate' || !to) return { passed, escalations: state.escalations };
  const id = event.key.slice(0, event.key.lastIndexOf('#'));
  const earlier = state.escalations.find((escalation) => escalation.id === id);
  const raised = { id, timer: event.timer, to, level: (earlier?.level ?? 0) + 1, at: event.due, acknowledged: false };
  return { passed, escalations: [...state.escalations.filter((other) => other !== earlier), raised] };
}

/** A step that time has brought about, while what it asked for is still awaited. */
export interface PassedStep {
  /** When it was due. */
  readonly at: Instant;
  readonly key: string;
  readonly timer: string;
  readonly fulfilledBy: string;
}

/** What should have been done by now: of each rule that stands, the steps that have passed, the earliest first. */
export const passedSteps = (
  { passed }: Pick<DeadlineState, 'passed'>,
  rules: readonly DeadlineRule[],
): readonly PassedStep[] =>
  rules
    .flatMap((rule) => {
      const id = deadlineRuleId(rule);
      return Object.entries(passed)
        .filter(([key]) => key.slice(0, key.lastIndexOf('#')) === id)
        .map(([key, at]) => ({ at, key, timer: rule.timer, fulfilledBy: rule.fulfilledBy }));
    })
    .toSorted((a, b) => a.at - b.at);

/** Ids of the rules without steps: they are paused, neither due nor over. */
export const pausedRuleIds = (rules: readonly DeadlineRule[]): readonly string[] =>
  rules.filter(({ steps }) => steps.length === 0).map(deadlineRuleId);
