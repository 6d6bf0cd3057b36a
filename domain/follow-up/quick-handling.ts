import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { Deadline, Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { addWorkingMinutes } from '../time/working-time';
import { LongText, payload } from '../values/field-schemas';
import type { CommandOf } from './commands';
import { needNoted } from './further-needs';
import { isSteered, keepsAuthors } from './rules-version';
import { afterRecord, awaitedSince, closed, type FollowUp, type UnstampedEvent } from './state';
import type { DeadlineRule, FollowUpSlice } from './types';

const quickHandlingCommands = {
  answerQuickHandling: {
    path: 'quick-handling/answer',
    roles: ['serviceAdvisor', 'workshopSupervisor', 'serviceManager', 'partsSpecialist'],
    payload: payload(
      {
        answer: LongText,
        cause: LongText.optional().meta({ description: 'What has brought the problem about.' }),
        measure: LongText,
      },
      'G-14, G-43, T-38: the department answers the form, and names the cause',
    ),
  },
  recordSecondCall: {
    path: 'second-call',
    roles: ['crSpecialist', 'crSupervisor', 'informationClerk'],
    payload: payload(
      {
        reached: z.boolean(),
        satisfied: z.boolean().optional(),
        words: LongText,
        furtherNeeds: LongText.optional().meta({ description: 'What else the customer needs.' }),
      },
      'H-30, G-41: the result is explained to the customer, who is asked again',
    ),
  },
} as const satisfies CommandDeclarations;

const quickHandlingEvents = {
  quickHandlingOpened: z.object({ problem: z.string() }),
  quickHandlingAnswered: z.object({ answer: z.string(), cause: z.string().exactOptional(), measure: z.string() }),
  /** T-38: nobody answered the form in time. */
  quickHandlingExpired: z.object({ problem: z.string() }),
  secondCallRecorded: z.object({ reached: z.boolean(), satisfied: z.boolean().exactOptional(), words: z.string() }),
};
export type QuickHandlingEvents = EventsOf<typeof quickHandlingEvents>;

/** H-30: whoever is still dissatisfied has a complaint. */
function recordSecondCall(followUp: FollowUp, command: CommandOf<'recordSecondCall'>): readonly UnstampedEvent[] {
  const { reached, satisfied, words, furtherNeeds } = command;
  if (reached !== (satisfied !== undefined)) reject('revisitAnswerMissing', { reached });
  const recorded: UnstampedEvent = {
    type: 'secondCallRecorded',
    reached,
    words,
    ...(satisfied !== undefined && { satisfied }),
  };
  const noted = needNoted(followUp, furtherNeeds);
  return satisfied === false ? [...noted, recorded, { type: 'handedOn', words }] : [...noted, recorded];
}

/** T-38: a form that nobody answers within a working day becomes a complaint. */
function expiry({ stage, policy, problem }: FollowUp): readonly Deadline<UnstampedEvent>[] {
  if (stage !== 'quickHandling' || !problem) return [];
  const at = addWorkingMinutes(policy.calendar, problem.openedAt, policy.followUp.quickHandlingMinutes);
  return [{ at, event: { type: 'quickHandlingExpired', problem: problem.words } }];
}

/** When the form must be answered; null when there is none. */
export const quickHandlingDue = (followUp: FollowUp): number | null => expiry(followUp)[0]?.at ?? null;

/** G-41: whom the result cannot be told after enough attempts, the manager hears of at once and decides about. */
function spreadSecondCallRule(followUp: FollowUp, answeredAt: Instant): readonly DeadlineRule[] {
  const { policy, secondCalls, secondCalledAt = answeredAt } = followUp;
  const since = awaitedSince(followUp, secondCalledAt);
  const tried = secondCalls >= policy.followUp.attempts;
  const isNew = tried && since === secondCalledAt;
  const at = isNew ? since : addWorkingMinutes(policy.calendar, since, policy.followUp.secondCallMinutes);
  const steps = [{ at, reaction: 'escalate', to: [tried ? 'crManager' : 'crSupervisor'] }] as const;
  const fulfilledBy = tried ? 'giveUpFollowUp' : 'recordSecondCall';
  return [{ timer: 'G-41', subject: `${secondCalls}.${since}`, fulfilledBy, steps }];
}

/** G-41: each attempt at the second call has its own time. */
function secondCallRule(followUp: FollowUp): readonly DeadlineRule[] {
  const { stage, policy, problem, secondCalls } = followUp;
  if (stage !== 'secondCall' || problem?.answeredAt === undefined) return [];
  if (isSteered(followUp)) return spreadSecondCallRule(followUp, problem.answeredAt);
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
      /** G-43: a problem is not answered without its cause. */
      decide: (followUp, { answer, cause, measure }) => {
        if (cause === undefined && isSteered(followUp)) reject('problemCauseMissing');
        return [{ type: 'quickHandlingAnswered', answer, ...(cause !== undefined && { cause }), measure }];
      },
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
    quickHandlingAnswered: (followUp, { cause, at }) => ({
      ...followUp,
      stage: 'secondCall',
      ...(followUp.problem && {
        problem: { ...followUp.problem, answeredAt: at, ...(cause !== undefined && isSteered(followUp) && { cause }) },
      }),
    }),
    quickHandlingExpired: (followUp, { at }) => closed(followUp, 'handedOn', at),
    secondCallRecorded: (followUp, { reached, satisfied, words, by, at }) => {
      const said = { reached, ...(satisfied !== undefined && { satisfied }), words, by: by.id, at };
      const called = {
        ...followUp,
        secondCalls: followUp.secondCalls + 1,
        ...(isSteered(followUp) && { secondCalledAt: at }),
        ...(keepsAuthors(followUp) && { secondCall: said }),
      };
      return satisfied === true ? afterRecord(called, at) : called;
    },
  },
  deadlines: [secondCallRule],
  timedEvents: [expiry],
};
