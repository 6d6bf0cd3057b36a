import type { Payloads } from './state';
import { open } from './state';
import type { OrderSlice } from './types';

const openingCommands = {};

/** How an order begins, and what is kept of a command that nobody heard the answer of. */
export const openingSlice: OrderSlice<typeof openingCommands, Pick<Payloads, 'orderOpened' | 'commandRejected'>> = {
  commands: openingCommands,
  rules: {},
  evolve: {
    orderOpened: (_order, { opening, by, at }) => open(opening, by, at),
    commandRejected: (order) => order,
  },
  deadlines: [],
};
