import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { updateWhere } from '../kernel/command-rule';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Id, payload } from '../values/field-schemas';
import { fitsElsewhere } from './availability';
import type { CommandOf } from './commands';
import { planners } from './roles';
import type { UnstampedEvent, WorkshopDay } from './state';
import type { DaySlice } from './types';
import { rule } from '../values/field-rules';

const rearrangingCommands = {
  rearrange: {
    path: 'reservations/:reservationId/place',
    roles: planners,
    payload: payload(
      {
        reservationId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, rule('localId')),
        bay: Id,
        technician: Id,
        advisor: Id.nullable(),
      },
      'A-19: the same time in another bay, or with other people',
    ),
  },
} as const satisfies CommandDeclarations;

const rearrangingEvents = {
  rearranged: z.object({
    reservationId: z.string(),
    bay: z.string(),
    technician: z.string(),
    advisor: z.string().nullable(),
  }),
};
export type RearrangingEvents = EventsOf<typeof rearrangingEvents>;

function rearrange(day: WorkshopDay, command: CommandOf<'rearrange'>): readonly UnstampedEvent[] {
  const { reservationId, bay, technician } = command;
  const reservation =
    day.reservations.find((one) => one.reservationId === reservationId) ??
    reject('unknownReservation', { reservationId });
  const { allocation } = reservation;
  // whoever receives the customer stays, and nobody receives twice
  const advisor = allocation.advisor === null ? null : (command.advisor ?? allocation.advisor);
  if (allocation.bay === bay && allocation.technician === technician && allocation.advisor === advisor) return [];
  const place = { bay, technician, advisor };
  if (!fitsElsewhere(day, reservation, place)) reject('placeTaken', place);
  return [{ type: 'rearranged', reservationId, ...place }];
}

export const rearrangingSlice: DaySlice<typeof rearrangingCommands, typeof rearrangingEvents> = {
  commands: rearrangingCommands,
  events: rearrangingEvents,
  rules: {
    rearrange: {
      during: ['planned'],
      targets: ({ reservations }) => reservations.map(({ reservationId }) => reservationId),
      decide: rearrange,
    },
  },
  evolve: {
    rearranged: (day, { reservationId, bay, technician, advisor }) => ({
      ...day,
      reservations: updateWhere(
        day.reservations,
        (one) => one.reservationId === reservationId,
        ({ allocation }) => ({ allocation: { ...allocation, bay, technician, advisor } }),
      ),
    }),
  },
  deadlines: [],
};
