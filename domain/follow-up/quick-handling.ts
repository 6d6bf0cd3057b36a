import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Deadline } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { addWorkingMinutes } from '../time/working-time';
import { LongText, payload } from '../values/field-schemas';
import type { CommandOf } from './commands';
import { afterRecord, closed, type FollowUp, type UnstampedEvent } from './state';
import type { DeadlineRule, FollowUpSlice } from './types';

const quickHandlingCommands = {
  answerQuickHandling: {
    path: 'quick-handling/answer',
    roles: ['serviceAdvisor', 'workshopSupervisor', 'serviceManager', 'partsSpecialist'],
    payload: payload({ answer: LongText, measure: LongText }, 'G-14, T-38: the department answers the form'),
  },
  recordSecondCall: {
    path: 'second-call',
    roles: ['crSpecialist', 'crSupervisor', 'informationClerk'],
    payload: payload(
      { reached: z.boolean(), satisfied: z.boolean().optional(), words: LongText },
      'H-30, G-41: the result is explained to the customer, who is asked again',
    ),
  },
} as const satisfies CommandDeclarations;

const quickHandlingEvents = {
  quickHandlingOpened: z.object({ problem: z.string() }),
  quickHandlingAnswered: z.object({ answer: z.string(), measure: z.string() }),
  /** T-38: nobody answered the form in time. */
  quickHandlingExpired: z.object({ problem: z.string() }),
  secondCallRecorded: z.object({ reached: z.boolean(), satisfied: z.boolean().exactOptional(), words: z.string() }),
};
export type QuickHandlingEvents = EventsOf<typeof quickHandlingEvents>;

/** H-30: whoever is still dissatisfied has a complaint. */
function recordSecondCall(_followUp: FollowUp, command: CommandOf<'recordSecondCall'>): readonly UnstampedEvent[] {
  const { reached, satisfied, words } = command;
  if (reached !== (satisfied !== undefined)) reject('revisitAnswerMissing', { reached });
  const recorded: UnstampedEvent = {
    type: 'secondCallRecorded',
    reached,
    words,
    ...(satisfied !== undefined && { satisfied }),
  };
  return satisfied === false ? [recorded, { type: 'handedOn', words }] : [recorded];
}

/** T-38: a form that nobody answers within a working day becomes a complaint. */
function expiry({ stage, policy, problem }: FollowUp): readonly Deadline<UnstampedEvent>[] {
  if (stage !== 'quickHandling' || !problem) return [];
  const at = addWorkingMinutes(policy.calendar, problem.openedAt, policy.followUp.quickHandlingMinutes);
  return [{ at, event: { type: 'quickHandlingExpired', problem: problem.words } }];
}

/** When the form must be answered; null when there is none. */
export const quickHandlingDue = (followUp: FollowUp): number | null => expiry(followUp)[0]?.at ?? null;

/** G-41: each attempt at the second call has its own time. */
function secondCallRule({ stage, policy, problem, secondCalls }: FollowUp): readonly DeadlineRule[] {
  if (stage !== 'secondCall' || problem?.answeredAt === undefined) return [];
  const minutes = policy.followUp.secondCallMinutes * (1 + secondCalls);
  const at = addWorkingMinutes(policy.calendar, problem.answeredAt, minutes);
  const steps = [{ at, reaction: 'escalate', to: ['crSupervisor'] }] as const;
  return [{ timer: 'G-41', subject: String(secondCalls), fulfilledBy: 'recordSecondCall', steps }];
}

export const quickHandlingSlice: FollowUpSlice<typeof quickHandlingCommands, typeof quickHandlingEvents> = {
  commands: quickHandlingCommands,
  events: quickHandlingEvents,
  rules: {
    answerQuickHandling: {
      during: ['quickHandling'],
      decide: (_followUp, { answer, measure }) => [{ type: 'quickHandlingAnswered', answer, measure }],
    },
    recordSecondCall: { during: ['secondCall'], decide: recordSecondCall },
  },
  evolve: {
    quickHandlingOpened: ({ closedAt: _closedAt, ...followUp }, { problem, at }) => ({
      ...followUp,
      stage: 'quickHandling',
      reachedAt: followUp.reachedAt ?? at,
      problem: { words: problem, openedAt: at },
    }),
    quickHandlingAnswered: (followUp, { at }) => ({
      ...followUp,
      stage: 'secondCall',
      ...(followUp.problem && { problem: { ...followUp.problem, answeredAt: at } }),
    }),
    quickHandlingExpired: (followUp, { at }) => closed(followUp, 'handedOn', at),
    secondCallRecorded: (followUp, { satisfied, at }) => {
      const called = { ...followUp, secondCalls: followUp.secondCalls + 1 };
      return satisfied === true ? afterRecord(called, at) : called;
    },
  },
  deadlines: [secondCallRule],
  timedEvents: [expiry],
};
