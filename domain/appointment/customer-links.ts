import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { NotedLink, noteLinkPayload, notedLink } from '../values/noted-link';
import { bookers } from './roles';
import { openStages } from './stage';
import type { AppointmentSlice } from './types';

const linkCommands = {
  /** The API sends it with the link that it makes, in the name of whoever asked; nobody sends it by itself. */
  noteLink: {
    roles: bookers,
    payload: noteLinkPayload('A-15: a link to this appointment was sent to the phone on file, or is shown on a tablet'),
  },
} as const satisfies CommandDeclarations;

const linkEvents = { linkNoted: NotedLink };
export type LinkEvents = EventsOf<typeof linkEvents>;

/** Who had a link sent or shown, and when, belongs to the history of the appointment; the appointment itself does not change. */
export const customerLinkSlice: AppointmentSlice<typeof linkCommands, typeof linkEvents> = {
  commands: linkCommands,
  events: linkEvents,
  rules: {
    noteLink: {
      during: openStages,
      decide: (_appointment, command) => [{ type: 'linkNoted', ...notedLink(command) }],
    },
  },
  evolve: { linkNoted: (appointment) => appointment },
  deadlines: [],
};
