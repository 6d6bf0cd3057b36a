import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { ComplaintNumber } from '../complaint/number';
import { payload } from '../values/field-schemas';
import { stages } from './stage';
import { closed, isOver } from './state';
import type { FollowUpSlice } from './types';

const complaintLinkCommands = {
  cancelFollowUp: {
    roles: ['system'],
    payload: payload({ complaint: ComplaintNumber }, 'A complaint tells it; there is no endpoint for it'),
  },
  noteComplaint: {
    roles: ['system'],
    payload: payload({ complaint: ComplaintNumber }, 'A complaint tells it; there is no endpoint for it'),
  },
} as const satisfies CommandDeclarations;

const complaintLinkEvents = {
  /** G-15: becomes a complaint. */
  handedOn: z.object({ words: z.string() }),
  followUpCancelled: z.object({ complaint: z.string() }),
  complaintNoted: z.object({ complaint: z.string() }),
};
export type ComplaintLinkEvents = EventsOf<typeof complaintLinkEvents>;

/** What leads from a follow-up to a complaint, and what a complaint does to it. */
export const complaintLinkSlice: FollowUpSlice<typeof complaintLinkCommands, typeof complaintLinkEvents> = {
  commands: complaintLinkCommands,
  events: complaintLinkEvents,
  rules: {
    cancelFollowUp: {
      during: stages,
      decide: (followUp, { complaint }) => (isOver(followUp) ? [] : [{ type: 'followUpCancelled', complaint }]),
    },
    noteComplaint: {
      during: ['handedOn'],
      decide: (followUp, { complaint }) =>
        followUp.complaint === complaint ? [] : [{ type: 'complaintNoted', complaint }],
    },
  },
  evolve: {
    handedOn: (followUp, { words, at }) => ({
      ...closed(followUp, 'handedOn', at),
      problem: { words, openedAt: followUp.problem?.openedAt ?? at },
    }),
    followUpCancelled: (followUp, { complaint, at }) => ({ ...closed(followUp, 'cancelled', at), complaint }),
    complaintNoted: (followUp, { complaint }) => ({ ...followUp, complaint }),
  },
  deadlines: [],
};
