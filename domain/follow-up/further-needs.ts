import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { addWorkingMinutes } from '../time/working-time';
import { Day, LongText, payload } from '../values/field-schemas';
import { openStages } from './stage';
import { awaitedSince, closed, type FollowUp, type UnstampedEvent } from './state';
import type { DeadlineRule, FollowUpSlice } from './types';

const furtherNeedCommands = {
  answerNeed: {
    path: 'further-need/answer',
    roles: ['serviceAdvisor', 'advisorAssistant', 'crSpecialist', 'crSupervisor', 'serviceManager'],
    payload: payload(
      { answer: LongText, nextAppointment: Day.optional() },
      'G-41: what the customer needs besides is taken up, and the customer is told',
    ),
  },
} as const satisfies CommandDeclarations;

const furtherNeedEvents = {
  needNoted: z.object({ furtherNeeds: z.string() }),
  needAnswered: z.object({ answer: z.string(), nextAppointment: Day.exactOptional() }),
};
export type FurtherNeedEvents = EventsOf<typeof furtherNeedEvents>;

/** What a call says the customer needs besides; nothing when there is no need, or one is noted already. */
export const needNoted = ({ need }: FollowUp, furtherNeeds: string | undefined): readonly UnstampedEvent[] =>
  furtherNeeds === undefined || need ? [] : [{ type: 'needNoted', furtherNeeds }];

export const isNeedOpen = ({ need }: FollowUp): boolean => need !== undefined && need.answeredAt === undefined;

/** G-41: a need is taken up within the time of a quick handling. */
function needRule(followUp: FollowUp): readonly DeadlineRule[] {
  const { need, policy } = followUp;
  if (!need || !isNeedOpen(followUp) || !openStages.includes(followUp.stage)) return [];
  const since = awaitedSince(followUp, need.notedAt);
  const at = addWorkingMinutes(policy.calendar, since, policy.followUp.quickHandlingMinutes);
  const steps = [{ at, reaction: 'escalate', to: ['crSupervisor'] }] as const;
  return [{ timer: 'G-41', subject: `need.${since}`, fulfilledBy: 'answerNeed', steps }];
}

/** G-41: a need of the customer that came up in a call. */
export const furtherNeedSlice: FollowUpSlice<typeof furtherNeedCommands, typeof furtherNeedEvents> = {
  commands: furtherNeedCommands,
  events: furtherNeedEvents,
  rules: {
    answerNeed: {
      during: openStages,
      requires: (followUp) => (isNeedOpen(followUp) ? undefined : { code: 'noFurtherNeed' }),
      decide: (_followUp, { answer, nextAppointment }) => [
        { type: 'needAnswered', answer, ...(nextAppointment && { nextAppointment }) },
      ],
    },
  },
  evolve: {
    needNoted: (followUp, { furtherNeeds, at }) => ({ ...followUp, need: { words: furtherNeeds, notedAt: at } }),
    needAnswered: (followUp, { at }) => {
      const { need, stage } = followUp;
      const answered = { ...followUp, ...(need && { need: { ...need, answeredAt: at } }) };
      return stage === 'furtherNeed' ? closed(answered, 'recorded', at) : answered;
    },
  },
  deadlines: [needRule],
};
