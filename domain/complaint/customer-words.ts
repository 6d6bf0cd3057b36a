import { z } from 'zod';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LongText, payload } from '../values/field-schemas';
import { handlers } from './roles';
import { openStages } from './stage';
import type { ComplaintSlice } from './types';

/** Whoever has more to say is called. */
const MOST = 10;

const customerWordsCommands = {
  addWords: {
    path: 'customer-words',
    roles: ['customer', ...handlers],
    payload: payload(
      { words: LongText },
      'H-14, H-28: what the customer adds, on the page of the link or as it was said to somebody',
    ),
  },
} as const satisfies CommandDeclarations;

export const customerWordsEvents = { wordsAdded: z.object({ words: z.string() }) };

/** H-14: the customer goes on speaking while the complaint is handled. */
export const customerWordsSlice: ComplaintSlice<typeof customerWordsCommands, typeof customerWordsEvents> = {
  commands: customerWordsCommands,
  events: customerWordsEvents,
  rules: {
    addWords: {
      during: openStages,
      decide: ({ added = [] }, { words }) => {
        if (added.length >= MOST) reject('wordsUsedUp', { most: MOST });
        return [{ type: 'wordsAdded', words }];
      },
    },
  },
  evolve: {
    wordsAdded: (complaint, { words, by, at }) => ({
      ...complaint,
      added: [...(complaint.added ?? []), { words, at, by: by.role === 'customer' ? 'customer' : 'staff' }],
    }),
  },
  deadlines: [],
};
