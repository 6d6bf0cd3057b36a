import { z } from 'zod';
import { timeActor } from '../kernel/actor';
import { updateWhere } from '../kernel/command-rule';
import type { Deadline } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { addWorkingMinutes, workingMinutesBetween } from '../time/working-time';
import { Instant, LongText, StoredInstant, payload } from '../values/field-schemas';
import { rejectBeyondSolution } from './limits';
import { rejectPast } from './promise';
import { handlers } from './roles';
import { PauseReason } from './schemas';
import { openStages } from './stage';
import { openPause, type Complaint, type ComplaintEvent } from './state';
import type { ComplaintSlice } from './types';

const pauseCommands = {
  pauseDeadlines: {
    path: 'pauses',
    roles: handlers,
    payload: payload(
      { reason: PauseReason, words: LongText, until: Instant },
      'The store cannot go on before somebody else acts; the deadlines that allow it are paused',
    ),
  },
  resumeDeadlines: {
    path: 'pauses/current/end',
    roles: handlers,
    payload: payload({}, 'What was waited for is here'),
  },
} as const satisfies CommandDeclarations;

export const pauseEvents = {
  deadlinesPaused: z.object({ reason: PauseReason, words: z.string(), until: StoredInstant }),
  deadlinesResumed: z.object({ reason: PauseReason }),
};

/** Working minutes that closed pauses have used of the cap. */
const pausedMinutes = ({ pauses, policy }: Complaint): number =>
  pauses.reduce(
    (sum, { from, to }) => sum + (to === undefined ? 0 : workingMinutesBetween(policy.calendar, from, to)),
    0,
  );

/** A pause ends by itself: when it was meant to, or when the cap of all pauses is used up. */
export function pauseEnd(complaint: Complaint): readonly Deadline<ComplaintEvent>[] {
  const pause = openPause(complaint);
  if (!pause) return [];
  const { calendar, complaint: policy } = complaint.policy;
  const left = Math.max(0, policy.pauseCapMinutes - pausedMinutes(complaint));
  const at = Math.max(pause.from, Math.min(pause.until, addWorkingMinutes(calendar, pause.from, left)));
  return [{ at, event: { type: 'deadlinesResumed', at, by: timeActor, reason: pause.reason } }];
}

export const pauseSlice: ComplaintSlice<typeof pauseCommands, typeof pauseEvents> = {
  commands: pauseCommands,
  events: pauseEvents,
  rules: {
    pauseDeadlines: {
      during: openStages,
      requires: (complaint) => {
        if (openPause(complaint)) return { code: 'alreadyPaused' };
        const capMinutes = complaint.policy.complaint.pauseCapMinutes;
        return pausedMinutes(complaint) < capMinutes ? undefined : { code: 'pauseCapReached', facts: { capMinutes } };
      },
      decide: (complaint, { reason, words, until }, at) => {
        rejectPast({ until }, at);
        rejectBeyondSolution(complaint, { until }, at);
        return [{ type: 'deadlinesPaused', reason, words, until }];
      },
    },
    resumeDeadlines: {
      during: openStages,
      requires: (complaint) => (openPause(complaint) ? undefined : { code: 'notPaused' }),
      decide: (complaint) => {
        const { reason } = openPause(complaint) ?? reject('notPaused');
        return [{ type: 'deadlinesResumed', reason }];
      },
    },
  },
  evolve: {
    deadlinesPaused: (complaint, { reason, until, at }) => ({
      ...complaint,
      pauses: [...complaint.pauses, { reason, from: at, until }],
    }),
    deadlinesResumed: (complaint, { at }) => ({
      ...complaint,
      pauses: updateWhere(
        complaint.pauses,
        ({ to }) => to === undefined,
        () => ({ to: at }),
      ),
    }),
  },
  deadlines: [],
};
