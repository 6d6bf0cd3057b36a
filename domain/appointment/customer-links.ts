import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { Sha256, ShortText, payload } from '../values/field-schemas';
import { bookers } from './roles';
import { openStages } from './stage';
import type { AppointmentSlice } from './types';

const linkCommands = {
  /** The API sends it with the link that it makes, in the name of whoever asked; nobody sends it by itself. */
  noteLink: {
    roles: bookers,
    payload: payload(
      {
        /** Of the hash of its secret: enough to find it again. */
        link: ShortText,
        way: z.enum(['sent', 'shown']),
        /** The hash of the number it was sent to; absent when it is shown in the store. */
        phoneMark: Sha256.optional(),
      },
      'A-15: a link to this appointment was sent to the phone on file, or is shown on a tablet',
    ),
  },
} as const satisfies CommandDeclarations;

const linkEvents = {
  linkNoted: z.object({ link: ShortText, way: z.enum(['sent', 'shown']), phoneMark: Sha256.exactOptional() }),
};
export type LinkEvents = EventsOf<typeof linkEvents>;

/** Who had a link sent or shown, and when, belongs to the history of the appointment; the appointment itself does not change. */
export const customerLinkSlice: AppointmentSlice<typeof linkCommands, typeof linkEvents> = {
  commands: linkCommands,
  events: linkEvents,
  rules: {
    noteLink: {
      during: openStages,
      decide: (_appointment, { link, way, phoneMark }) => [
        { type: 'linkNoted', link, way, ...(phoneMark !== undefined && { phoneMark }) },
      ],
    },
  },
  evolve: { linkNoted: (appointment) => appointment },
  deadlines: [],
};
