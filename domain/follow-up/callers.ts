import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { Id, payload } from '../values/field-schemas';
import { openStages } from './stage';
import type { FollowUpSlice } from './types';

const callerCommands = {
  assignCaller: {
    path: 'caller',
    roles: ['crSupervisor', 'crManager'],
    payload: payload({ specialist: Id }, 'G-18: this specialist calls from now on'),
  },
} as const satisfies CommandDeclarations;

const callerEvents = { callerAssigned: z.object({ specialist: z.string() }) };
export type CallerEvents = EventsOf<typeof callerEvents>;

/** G-18: which specialist the calls are given to. */
export const callerSlice: FollowUpSlice<typeof callerCommands, typeof callerEvents> = {
  commands: callerCommands,
  events: callerEvents,
  rules: {
    assignCaller: {
      during: openStages,
      decide: (followUp, { specialist }) =>
        followUp.specialist === specialist ? [] : [{ type: 'callerAssigned', specialist }],
    },
  },
  evolve: { callerAssigned: (followUp, { specialist }) => ({ ...followUp, specialist }) },
  deadlines: [],
};
