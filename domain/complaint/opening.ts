import { receive, type Payloads } from './state';
import type { ComplaintSlice } from './types';

const openingCommands = {};

/** How a complaint begins, and what is kept of a command whose sender got no answer. */
export const openingSlice: ComplaintSlice<
  typeof openingCommands,
  Pick<Payloads, 'complaintReceived' | 'commandRejected'>
> = {
  commands: openingCommands,
  rules: {},
  evolve: {
    complaintReceived: (_complaint, { intake, by, at }) => receive(intake, by, at),
    commandRejected: (complaint) => complaint,
  },
  deadlines: [],
};
