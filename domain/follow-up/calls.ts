import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Channel, Instant as InstantField, LocalId, LongText, payload, StoredInstant } from '../values/field-schemas';
import { daysAfter, inWindow, lastWindowEnd } from './call-windows';
import type { CommandOf } from './commands';
import { callers } from './roles';
import { windowsFor, type FollowUp, type UnstampedEvent } from './state';
import type { DeadlineRule, FollowUpSlice } from './types';

const Result = z.enum(['reached', 'noAnswer', 'wrongNumber', 'callLater']);

const callCommands = {
  logCall: {
    path: 'calls',
    roles: callers,
    payload: payload(
      { callId: LocalId, channel: Channel, result: Result, atCustomersWish: z.boolean().default(false) },
      'G-03, G-13, T-21: an attempt to reach the customer',
    ),
  },
  bookCall: {
    path: 'booked-call',
    roles: callers,
    payload: payload({ at: InstantField, words: LongText }, 'G-04: the customer wishes to be called at another time'),
  },
} as const satisfies CommandDeclarations;

const callEvents = {
  callLogged: z.object({ callId: z.string(), channel: z.string(), result: Result }),
  callBooked: z.object({ callAt: StoredInstant, words: z.string() }),
};
export type CallEvents = EventsOf<typeof callEvents>;

/** How far from the booked time a call still counts as made when the customer wished it. */
const BOOKED_TOLERANCE_MS = 30 * 60_000;

/** CF-04: the customer's wish wins over the windows; without one, the windows win over the caller. */
function logCall(followUp: FollowUp, command: CommandOf<'logCall'>, at: Instant): readonly UnstampedEvent[] {
  const { callId, channel, result, atCustomersWish } = command;
  if (followUp.calls.some((call) => call.callId === callId)) return [];
  const booked = followUp.bookedAt !== undefined && Math.abs(at - followUp.bookedAt) <= BOOKED_TOLERANCE_MS;
  const phones = channel === 'phone' || channel === 'inPerson';
  if (phones && !booked && !atCustomersWish && !inWindow(windowsFor(followUp), at))
    reject('outsideCallWindow', { windows: followUp.policy.followUp.windows });
  return [{ type: 'callLogged', callId, channel, result }];
}

/** T-21: the first call is due on the third day. */
function firstCallRule(followUp: FollowUp): readonly DeadlineRule[] {
  const { leftAt, policy, stage } = followUp;
  if (stage !== 'due') return [];
  const at = lastWindowEnd(windowsFor(followUp), daysAfter(leftAt, policy.followUp.dueDays));
  const steps = [{ at, reaction: 'escalate', to: ['crSupervisor'] }] as const;
  return [{ timer: 'T-21', subject: '', fulfilledBy: 'logCall', steps }];
}

/** T-23: a call the customer booked is due when booked. */
function bookedCallRule({ bookedAt, caller, stage }: FollowUp): readonly DeadlineRule[] {
  if (stage !== 'due' || bookedAt === undefined) return [];
  const steps = [{ at: bookedAt, reaction: 'remind', to: [caller] }] as const;
  return [{ timer: 'T-23', subject: String(bookedAt), fulfilledBy: 'logCall', steps }];
}

export const callSlice: FollowUpSlice<typeof callCommands, typeof callEvents> = {
  commands: callCommands,
  events: callEvents,
  rules: {
    logCall: {
      during: ['waiting', 'due'],
      requires: ({ stage }) => (stage === 'waiting' ? { code: 'callTooEarly' } : undefined),
      decide: logCall,
    },
    bookCall: {
      during: ['waiting', 'due'],
      decide: ({ bookedAt }, { at: callAt, words }, at) => {
        if (callAt <= at) reject('promiseInPast', { callAt: new Date(callAt).toISOString() });
        return bookedAt === callAt ? [] : [{ type: 'callBooked', callAt, words }];
      },
    },
  },
  evolve: {
    callLogged: ({ bookedAt, ...followUp }, { callId, result, by, at }) => {
      const answered = result === 'reached';
      const calls = [...followUp.calls, { callId, at, by: by.id, reached: answered }];
      if (answered) return { ...followUp, calls, stage: 'reached', reachedAt: at };
      return { ...followUp, calls, ...(bookedAt !== undefined && bookedAt > at && { bookedAt }) };
    },
    callBooked: (followUp, { callAt }) => ({ ...followUp, bookedAt: callAt }),
  },
  deadlines: [firstCallRule, bookedCallRule],
};
