import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { NotedLink, noteLinkPayload, notedLink } from '../values/noted-link';
import { advisor } from './roles';
import { stages } from './stage';
import type { OrderSlice } from './types';

const linkCommands = {
  /** The API sends it with the link that it makes, in the name of whoever asked; nobody sends it by itself. */
  noteCustomerLink: {
    roles: advisor,
    payload: noteLinkPayload('H2: a link to this order was sent to the phone on file, or is shown on a tablet'),
  },
} as const satisfies CommandDeclarations;

const linkEvents = { customerLinkNoted: NotedLink };
export type LinkEvents = EventsOf<typeof linkEvents>;

/** H2: who had a link sent or shown, and when, belongs to the history of the order; the order itself does not change. */
export const customerLinkSlice: OrderSlice<typeof linkCommands, typeof linkEvents> = {
  commands: linkCommands,
  events: linkEvents,
  rules: {
    noteCustomerLink: {
      during: stages,
      decide: (_order, command) => [{ type: 'customerLinkNoted', ...notedLink(command) }],
    },
  },
  evolve: { customerLinkNoted: (order) => order },
  deadlines: [],
};
