import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { Sha256, ShortText, payload } from '../values/field-schemas';
import { advisor } from './roles';
import { stages } from './stage';
import type { OrderSlice } from './types';

const NotedLink = payload(
  {
    /** Of the hash of its secret: enough to find it again. */
    link: ShortText,
    way: z.enum(['sent', 'shown']),
    /** H2: the hash of the number it was sent to; absent when it is shown in the store. */
    phoneMark: Sha256.optional(),
  },
  'H2: a link to this order was sent to the phone on file, or is shown on a tablet',
);

const linkCommands = {
  /** The API sends it with the link that it makes, in the name of whoever asked; nobody sends it by itself. */
  noteCustomerLink: { roles: advisor, payload: NotedLink },
} as const satisfies CommandDeclarations;

const linkEvents = {
  customerLinkNoted: z.object({ link: ShortText, way: z.enum(['sent', 'shown']), phoneMark: Sha256.exactOptional() }),
};
export type LinkEvents = EventsOf<typeof linkEvents>;

/** H2: who had a link sent or shown, and when, belongs to the history of the order; the order itself does not change. */
export const customerLinkSlice: OrderSlice<typeof linkCommands, typeof linkEvents> = {
  commands: linkCommands,
  events: linkEvents,
  rules: {
    noteCustomerLink: {
      during: stages,
      decide: (_order, { link, way, phoneMark }) => [
        { type: 'customerLinkNoted', link, way, ...(phoneMark !== undefined && { phoneMark }) },
      ],
    },
  },
  evolve: { customerLinkNoted: (order) => order },
  deadlines: [],
};
