import { z } from 'zod';
import { CommandRejected, type EventsOf } from '../kernel/event';
import { Intake } from './schemas';
import { receive } from './state';
import type { ComplaintSlice } from './types';

const openingCommands = {};

export const openingEvents = { complaintReceived: z.object({ intake: Intake }), commandRejected: CommandRejected };
export type OpeningEvents = EventsOf<typeof openingEvents>;

/** How a complaint begins, and what is kept of a command whose sender got no answer. */
export const openingSlice: ComplaintSlice<typeof openingCommands, typeof openingEvents> = {
  commands: openingCommands,
  events: openingEvents,
  rules: {},
  evolve: {
    complaintReceived: (_complaint, { intake, by, at }) => receive(intake, by, at),
    commandRejected: (complaint) => complaint,
  },
  deadlines: [],
};
