import type { Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import { goesBy } from '../kernel/rules-version';
import { addWorkingMinutes } from '../time/working-time';
import type { Complaint, ComplaintEvent } from './state';

const DAY_MS = 24 * 60 * 60_000;

/** ADR 5: since this version what is put off has limits, a plan names its step, and nothing ends with an open duty. */
export const limited = (complaint: Pick<Complaint, 'rulesVersion'>): boolean => goesBy(complaint, 3);

type Times = Readonly<Record<string, Instant | undefined>>;

/** Rejects with `timeTooFar` what lies more than so many natural days ahead. */
export const rejectAfterDays = (days: number, times: Times, at: Instant): void =>
  rejectAfter(at + days * DAY_MS, times);

function rejectAfter(latest: Instant, times: Times): void {
  for (const [name, time] of Object.entries(times))
    if (time !== undefined && time > latest) reject('timeTooFar', { [name]: new Date(latest).toISOString() });
}

/** H-43: what is announced comes within the longest silence. Rejects with `timeTooFar` and the last time, RFC 3339, under its name. */
export function rejectBeyondSilence(complaint: Complaint, times: Times, at: Instant): void {
  if (!limited(complaint)) return;
  const { calendar } = complaint.policy;
  rejectAfter(addWorkingMinutes(calendar, at, complaint.policy.complaint.limits.silenceMinutes), times);
}

/** H-10: how many days ahead a solution may be, by how complex the complaint is. */
const solutionDays = ({ rating, policy }: Complaint): number =>
  rating ? policy.complaint.daysByComplexity[rating.complexity] : policy.complaint.limits.solutionDays;

/** H-21: a time of solution is one the store means to keep. Rejects with `timeTooFar`. */
export function rejectBeyondSolution(complaint: Complaint, times: Times, at: Instant): void {
  if (limited(complaint)) rejectAfterDays(solutionDays(complaint), times, at);
}

type PutOff = NonNullable<Complaint['putOff']>;
const nothing: PutOff = { actions: 0, promises: 0, moves: 0, handBacks: 0 };

/** True when this may not be put off again before something is done. */
export const isExhausted = (complaint: Complaint, what: keyof PutOff): boolean =>
  limited(complaint) && (complaint.putOff ?? nothing)[what] >= complaint.policy.complaint.limits[what];

export const exhausted = (complaint: Complaint, what: keyof PutOff): Obstacle | undefined =>
  isExhausted(complaint, what)
    ? { code: 'putOffTooOften', facts: { what, limit: complaint.policy.complaint.limits[what] } }
    : undefined;

/** What the event puts off once more, and what begins anew with it. */
function counted(before: Complaint, event: ComplaintEvent, after: Complaint): Partial<PutOff> {
  const { actions, promises, moves, handBacks } = before.putOff ?? nothing;
  const anew = after.stage === before.stage ? {} : { actions: 0 };
  switch (event.type) {
    case 'actionRecorded':
      return { actions: actions + 1 };
    case 'replied':
      return { ...anew, promises: event.nextReplyAt === undefined ? 0 : promises + 1 };
    case 'resolveByMoved':
      return { ...anew, moves: moves + 1 };
    case 'investigationTimeAgreed':
      return { ...anew, moves: moves + (before.investigationAgreed === undefined ? 0 : 1) };
    case 'handedBack':
      return { ...anew, handBacks: handBacks + 1 };
    case 'reopened':
      return { ...anew, moves: 0, handBacks: 0 };
    default:
      return anew;
  }
}

/** H-43: how often what is owed was put off. */
export function withPuttingOffCounted(before: Complaint, event: ComplaintEvent, after: Complaint): Complaint {
  const change = counted(before, event, after);
  return Object.keys(change).length === 0 ? after : { ...after, putOff: { ...(before.putOff ?? nothing), ...change } };
}
