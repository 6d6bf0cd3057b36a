import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { MINUTE, type Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Channel, Instant as InstantField, LocalId, LongText, payload, StoredInstant } from '../values/field-schemas';
import { CallResult } from './call-result';
import { daysAfter, inWindow, lastWindowEnd, windowAfter } from './call-windows';
import type { CommandOf } from './commands';
import { callers } from './roles';
import { isSteered, keepsAuthors } from './rules-version';
import {
  awaitedSince,
  callWindowsOf,
  firstCallAt,
  turnSubject,
  windowsFor,
  type FollowUp,
  type UnstampedEvent,
} from './state';
import type { DeadlineRule, FollowUpSlice } from './types';

const callCommands = {
  logCall: {
    path: 'calls',
    roles: callers,
    payload: payload(
      {
        callId: LocalId,
        channel: Channel,
        result: CallResult,
        atCustomersWish: z.boolean().default(false),
        words: LongText.optional().meta({ description: 'What the customer wished, where the call follows a wish.' }),
      },
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
  callLogged: z.object({
    callId: z.string(),
    channel: z.string(),
    result: CallResult,
    words: z.string().exactOptional(),
  }),
  callBooked: z.object({ callAt: StoredInstant, words: z.string() }),
};
export type CallEvents = EventsOf<typeof callEvents>;

/** How far from the booked time a call still counts as made when the customer wished it. */
const BOOKED_TOLERANCE_MS = 30 * MINUTE;

/** G-04: a wish says what was wished, and the customer is first called the way that was wished. */
function checkWish({ wish, calls }: FollowUp, { channel, atCustomersWish, words }: CommandOf<'logCall'>): void {
  if (atCustomersWish) {
    if (words === undefined) reject('wishMissing');
    return;
  }
  if (wish && channel !== wish.channel && !calls.some((call) => call.channel === wish.channel))
    reject('otherChannelWished', { channel: wish.channel });
}

/** CF-04: the customer's wish wins over the windows; without one, the windows win over the caller. */
function logCall(followUp: FollowUp, command: CommandOf<'logCall'>, at: Instant): readonly UnstampedEvent[] {
  const { callId, channel, result, atCustomersWish, words } = command;
  if (followUp.calls.some((call) => call.callId === callId)) return [];
  const booked = followUp.bookedAt !== undefined && Math.abs(at - followUp.bookedAt) <= BOOKED_TOLERANCE_MS;
  const phones = channel === 'phone' || channel === 'inPerson';
  const windows = callWindowsOf(followUp);
  if (phones && !booked && !atCustomersWish && !inWindow(windows, at))
    reject('outsideCallWindow', { windows: windows.windows });
  if (isSteered(followUp) && !booked) checkWish(followUp, command);
  return [{ type: 'callLogged', callId, channel, result, ...(words !== undefined && { words }) }];
}

/** In the week after the visit, and at the seven-day call once it is time for it. */
function callable(followUp: FollowUp): Obstacle | undefined {
  const { stage, sweptAt } = followUp;
  if (stage === 'sevenDayCall' && !isSteered(followUp)) return { code: 'notDuringStage' };
  return stage === 'waiting' || (stage === 'sevenDayCall' && sweptAt === undefined)
    ? { code: 'callTooEarly' }
    : undefined;
}

/** G-04: a customer is not put off again and again. */
function bookable(followUp: FollowUp): Obstacle | undefined {
  const { attempts: limit } = followUp.policy.followUp;
  return isSteered(followUp) && (followUp.bookings?.count ?? 0) >= limit
    ? { code: 'putOffTooOften', facts: { what: 'bookings', limit } }
    : undefined;
}

function bookCall(
  followUp: FollowUp,
  { at: callAt, words }: CommandOf<'bookCall'>,
  at: Instant,
): readonly UnstampedEvent[] {
  if (callAt <= at) reject('promiseInPast', { callAt: new Date(callAt).toISOString() });
  const latest = daysAfter(at, followUp.policy.followUp.bookWithinDays);
  if (isSteered(followUp) && callAt > latest) reject('timeTooFar', { callAt: new Date(latest).toISOString() });
  return followUp.bookedAt === callAt ? [] : [{ type: 'callBooked', callAt, words }];
}

/** When the first call is overdue: after the third day, after the first time the customer wished, or after the one that was booked. */
function firstCallDue(followUp: FollowUp): Instant {
  const { leftAt, policy, bookings } = followUp;
  const due = lastWindowEnd(windowsFor(followUp), daysAfter(leftAt, policy.followUp.dueDays));
  if (!isSteered(followUp)) return due;
  const wished = lastWindowEnd(callWindowsOf(followUp), firstCallAt(followUp));
  return Math.max(due, wished, bookings ? bookings.last + BOOKED_TOLERANCE_MS : 0);
}

/** T-21: the first call is due on the third day. */
function firstCallRule(followUp: FollowUp): readonly DeadlineRule[] {
  if (followUp.stage !== 'due') return [];
  const steps = [{ at: firstCallDue(followUp), reaction: 'escalate', to: ['crSupervisor'] }] as const;
  return [{ timer: 'T-21', subject: turnSubject(followUp), fulfilledBy: 'logCall', steps }];
}

/** T-23: a call the customer booked is due when booked. */
function bookedCallRule(followUp: FollowUp): readonly DeadlineRule[] {
  const { bookedAt, caller, stage } = followUp;
  if (stage !== 'due' || bookedAt === undefined) return [];
  const forgotten = { at: bookedAt + BOOKED_TOLERANCE_MS, reaction: 'escalate', to: ['crSupervisor'] } as const;
  const steps = [
    { at: bookedAt, reaction: 'remind', to: [caller] } as const,
    ...(isSteered(followUp) ? [forgotten] : []),
  ];
  return [{ timer: 'T-23', subject: String(bookedAt), fulfilledBy: 'logCall', steps }];
}

/** G-47: whoever was not reached is called again in the next window, also after an escalation was acknowledged. */
function nextAttemptRule(followUp: FollowUp): readonly DeadlineRule[] {
  const { stage, calls, bookedAt = 0, caller, number } = followUp;
  const since = awaitedSince(followUp, calls.at(-1)?.at ?? 0);
  if (!isSteered(followUp) || stage !== 'due' || since === 0 || bookedAt > since) return [];
  const windows = callWindowsOf(followUp);
  const at = windowAfter(windows, since, number);
  const end = lastWindowEnd(windows, at);
  const steps = [
    { at, reaction: 'remind', to: [caller] },
    { at: end > at ? end : daysAfter(at, 1), reaction: 'escalate', to: ['crSupervisor'] },
  ] as const;
  return [{ timer: 'G-47', subject: String(since), fulfilledBy: 'logCall', steps }];
}

export const callSlice: FollowUpSlice<typeof callCommands, typeof callEvents> = {
  commands: callCommands,
  events: callEvents,
  rules: {
    logCall: { during: ['waiting', 'due', 'sevenDayCall'], requires: callable, decide: logCall },
    bookCall: { during: ['waiting', 'due'], requires: bookable, decide: bookCall },
  },
  evolve: {
    callLogged: ({ bookedAt, ...followUp }, { callId, result, channel, words, by, at }) => {
      const answered = result === 'reached';
      const steered = isSteered(followUp);
      const said = keepsAuthors(followUp) ? { result, ...(words !== undefined && { words }) } : {};
      const call = { callId, at, by: by.id, reached: answered, ...(steered && { channel }), ...said };
      const calls = [...followUp.calls, call];
      const { bookings } = followUp;
      const called = { ...followUp, calls, ...(bookings && { bookings: { ...bookings, count: 0 } }) };
      if (answered && followUp.stage !== 'sevenDayCall') return { ...called, stage: 'reached', reachedAt: at };
      return { ...called, ...(bookedAt !== undefined && bookedAt > at && { bookedAt }) };
    },
    callBooked: (followUp, { callAt }) => ({
      ...followUp,
      bookedAt: callAt,
      ...(isSteered(followUp) && { bookings: { count: (followUp.bookings?.count ?? 0) + 1, last: callAt } }),
    }),
  },
  deadlines: [firstCallRule, bookedCallRule, nextAttemptRule],
};
