import type { Timer } from '../../texts/complaint';
import type { Role } from '../kernel/actor';
import type { DeadlineRule, DeadlineStep } from '../time/deadline';
import type { CommandName } from './commands';
import { atShare, type DueTime } from './due-time';
import type { Complaint } from './state';

/** A deadline rule that says how its time was computed. */
export interface ExplainedDeadline extends DeadlineRule<CommandName, Timer> {
  readonly dueTime: DueTime;
}

/** What happens when, given the due time. */
type StepsOf = (dueTime: DueTime) => readonly DeadlineStep[];

const warnAt = 0.8;

export const escalates =
  (...to: readonly Role[]): StepsOf =>
  ({ due: at }) => [{ at, reaction: 'escalate', to }];
export const reminds =
  (...to: readonly Role[]): StepsOf =>
  ({ due: at }) => [{ at, reaction: 'remind', to }];
/** A warning at this share of the time, then the level above. */
export const warnsThenEscalates =
  (complaint: Complaint, warned: Role, above: Role, share = warnAt): StepsOf =>
  (dueTime) => [
    { at: atShare(complaint, dueTime, share), reaction: 'warn', to: [warned] },
    { at: dueTime.due, reaction: 'escalate', to: [above] },
  ];

/** A deadline rule of a complaint; while its time is paused it has no steps. */
export const explainedDeadline = (
  timer: Timer,
  subject: string | number,
  fulfilledBy: CommandName,
  dueTime: DueTime,
  stepsOf: StepsOf,
): ExplainedDeadline => ({
  timer,
  subject: String(subject),
  fulfilledBy,
  dueTime,
  steps: dueTime.pausedFor ? [] : stepsOf(dueTime),
});
