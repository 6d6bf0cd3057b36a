import type { PauseReason } from '../policy/policy';
import { MINUTE, type Instant } from '../kernel/process';
import { goesBy } from '../kernel/rules-version';
import { addWorkingMinutes, dueWithin, workingMinutesBetween } from '../time/working-time';
import { openPause, type Complaint } from './state';

/** How a due time was computed, so that every deadline can be explained to the person who has to keep it. */
export interface DueTime {
  readonly basis: 'workingMinutes' | 'promised' | 'naturalDays';
  readonly since: Instant;
  /** Working minutes the policy gives, or natural minutes of `naturalDays`; absent for what was promised as an instant. */
  readonly minutes?: number;
  readonly promisedAt?: Instant;
  /** Working minutes of past pauses that have moved this due time. */
  readonly pausedMinutes: number;
  /** The reason for which it is paused now; then it is not due at all. */
  readonly pausedFor?: PauseReason;
  readonly due: Instant;
}

/** What pauses for these reasons have added since then, and the reason for which the time is paused now. */
function pausedSince(complaint: Complaint, since: Instant, pausable: readonly PauseReason[]) {
  const { calendar } = complaint.policy;
  const pausedMinutes = complaint.pauses
    .filter(({ reason }) => pausable.includes(reason))
    .reduce(
      (sum, { from, to = since }) =>
        to > since ? sum + workingMinutesBetween(calendar, Math.max(from, since), to) : sum,
      0,
    );
  const now = openPause(complaint);
  return { pausedMinutes, ...(now && pausable.includes(now.reason) && { pausedFor: now.reason }) };
}

/** `minutes` of working time after `since`, longer by the pauses for these reasons. */
export function working(
  complaint: Complaint,
  since: Instant,
  minutes: number,
  pausable: readonly PauseReason[] = [],
): DueTime {
  const paused = pausedSince(complaint, since, pausable);
  const due = addWorkingMinutes(complaint.policy.calendar, since, minutes + paused.pausedMinutes);
  return { basis: 'workingMinutes', since, minutes, ...paused, due };
}

/** An instant that somebody promised, later by the pauses for these reasons. */
export function promised(
  complaint: Complaint,
  since: Instant,
  promisedAt: Instant,
  pausable: readonly PauseReason[] = [],
): DueTime {
  const paused = pausedSince(complaint, since, pausable);
  const moved = paused.pausedMinutes > 0;
  const due = moved ? addWorkingMinutes(complaint.policy.calendar, promisedAt, paused.pausedMinutes) : promisedAt;
  return { basis: 'promised', since, promisedAt, ...paused, due };
}

/** Natural days, as the law counts them: no pause, no weekend, no holiday. */
export function natural(since: Instant, days: number): DueTime {
  const minutes = days * 24 * 60;
  return { basis: 'naturalDays', since, minutes, pausedMinutes: 0, due: Math.round(since + minutes * MINUTE) };
}

/**
 * The instant at this share of the time; what pauses have added to it does not count. Since version 4 of the rules it is a share of the time in which
 * the store is open, and of natural days the earlier moment at which it is (CF-26), so that nobody is warned at night or over a holiday.
 */
export function atShare(complaint: Complaint, dueTime: DueTime, share: number): Instant {
  const { basis, since, due, promisedAt = due, minutes = 0, pausedMinutes } = dueTime;
  const bySpan = Math.round(due - (promisedAt - since) * (1 - share));
  if (!goesBy(complaint, 4)) return bySpan;
  const { calendar } = complaint.policy;
  if (basis === 'naturalDays') return Math.min(due, dueWithin(calendar, since, minutes * share));
  const open = basis === 'promised' ? workingMinutesBetween(calendar, since, promisedAt) : minutes;
  // somebody has promised something for the same night
  if (open === 0) return bySpan;
  return Math.min(due, addWorkingMinutes(calendar, since, open * share + pausedMinutes));
}
