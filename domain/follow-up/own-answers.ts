import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { payload } from '../values/field-schemas';
import { OwnAnswers } from './questionnaire';
import type { FollowUpSlice } from './types';

const ownAnswerCommands = {
  sendAnswers: {
    path: 'answers',
    roles: ['customer'],
    payload: payload(
      { answers: OwnAnswers },
      'G-02, G-05: the customer answers by the link; who is dissatisfied gets a quick-handling form at once',
    ),
  },
} as const satisfies CommandDeclarations;

const ownAnswerEvents = { answersReceived: z.object({ answers: OwnAnswers }) };
export type OwnAnswerEvents = EventsOf<typeof ownAnswerEvents>;

export const ownAnswerSlice: FollowUpSlice<typeof ownAnswerCommands, typeof ownAnswerEvents> = {
  commands: ownAnswerCommands,
  events: ownAnswerEvents,
  rules: {
    sendAnswers: {
      during: ['waiting', 'due', 'reached'],
      /** G-14: whoever is dissatisfied says what is wrong, and need not wait for a call. */
      decide: ({ own }, { answers }) => {
        if (own) return [];
        const received = { type: 'answersReceived', answers } as const;
        if (answers.overall !== 'dissatisfied') return [received];
        if (answers.whatWasWrong === undefined) reject('questionnaireIncomplete', { missing: ['whatWasWrong'] });
        return [received, { type: 'quickHandlingOpened', problem: answers.whatWasWrong }];
      },
    },
  },
  evolve: {
    answersReceived: (followUp, { answers: { overall }, at }) => ({ ...followUp, overall, own: { overall, at } }),
  },
  deadlines: [],
};
