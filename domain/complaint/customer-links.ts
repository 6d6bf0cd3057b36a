import type { CommandDeclarations } from '../kernel/slice';
import { NotedLink, noteLinkPayload, notedLink } from '../values/noted-link';
import { linkMakers } from './roles';
import { openStages } from './stage';
import type { ComplaintSlice } from './types';

const linkCommands = {
  /** The API sends it with the link that it makes, in the name of whoever asked; nobody sends it by itself. */
  noteLink: {
    roles: linkMakers,
    payload: noteLinkPayload('H-14: a link to this complaint was sent to the phone on file, or is shown on a tablet'),
  },
} as const satisfies CommandDeclarations;

export const customerLinkEvents = { linkNoted: NotedLink };

/** Who had a link sent or shown, and when, belongs to the history of the complaint; the complaint itself does not change. */
export const customerLinkSlice: ComplaintSlice<typeof linkCommands, typeof customerLinkEvents> = {
  commands: linkCommands,
  events: customerLinkEvents,
  rules: {
    noteLink: {
      during: openStages,
      decide: (_complaint, command) => [{ type: 'linkNoted', ...notedLink(command) }],
    },
  },
  evolve: { linkNoted: (complaint) => complaint },
  deadlines: [],
};
