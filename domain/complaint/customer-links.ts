import { z } from 'zod';
import type { CommandDeclarations } from '../kernel/slice';
import { Sha256, ShortText, payload } from '../values/field-schemas';
import { linkMakers } from './roles';
import { openStages } from './stage';
import type { ComplaintSlice } from './types';

const linkCommands = {
  /** The API sends it with the link that it makes, in the name of whoever asked; nobody sends it by itself. */
  noteLink: {
    roles: linkMakers,
    payload: payload(
      {
        /** Of the hash of its secret: enough to find it again. */
        link: ShortText,
        way: z.enum(['sent', 'shown']),
        /** The hash of the number it was sent to; absent when it is shown in the store. */
        phoneMark: Sha256.optional(),
      },
      'H-14: a link to this complaint was sent to the phone on file, or is shown on a tablet',
    ),
  },
} as const satisfies CommandDeclarations;

export const customerLinkEvents = {
  linkNoted: z.object({ link: ShortText, way: z.enum(['sent', 'shown']), phoneMark: Sha256.exactOptional() }),
};

/** Who had a link sent or shown, and when, belongs to the history of the complaint; the complaint itself does not change. */
export const customerLinkSlice: ComplaintSlice<typeof linkCommands, typeof customerLinkEvents> = {
  commands: linkCommands,
  events: customerLinkEvents,
  rules: {
    noteLink: {
      during: openStages,
      decide: (_complaint, { link, way, phoneMark }) => [
        { type: 'linkNoted', link, way, ...(phoneMark !== undefined && { phoneMark }) },
      ],
    },
  },
  evolve: { linkNoted: (complaint) => complaint },
  deadlines: [],
};
