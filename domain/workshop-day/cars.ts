import { z } from 'zod';
import type { Instant } from '../kernel/process';
import type { CommandDeclarations } from '../kernel/slice';
import { payload, StoredInstant } from '../values/field-schemas';
import { find, hasEnded } from './booking';
import { CarWork, stretchFrom } from './car-work';
import type { CommandOf } from './commands';
import type { UnstampedEvent, WorkshopDay } from './state';
import type { DaySlice } from './types';

const carCommands = {
  takeCar: {
    roles: ['system'],
    payload: payload(
      {
        reservationId: z.string(),
        order: z.string(),
        instead: z.array(z.string()),
        work: CarWork,
        from: StoredInstant,
        appointed: z.boolean(),
      },
      'C-12: a repair order asks for what a car that is in the house takes of the day; there is no endpoint for it',
    ),
  },
} as const satisfies CommandDeclarations;

const carEvents = {};

/**
 * What the order, or its appointment, had of the day is given back and the work is placed anew, in one step: nobody takes the time in between. A car that finds no place is
 * no error: the order goes on, and asks the next day.
 */
function takeCar(day: WorkshopDay, command: CommandOf<'takeCar'>, at: Instant): readonly UnstampedEvent[] {
  const { reservationId, order, instead, work, from, appointed } = command;
  if (find(day, reservationId) || hasEnded(day, reservationId)) return [];
  const given = day.reservations.filter((one) => one.holder === order || instead.includes(one.reservationId));
  const others = { ...day, reservations: day.reservations.filter((one) => !given.includes(one)) };
  // where nobody says otherwise the plan stays as it was
  const { bay = null, technician = null } = given[0]?.allocation ?? {};
  const placed = { ...work, bay: work.bay ?? bay, technician: work.technician ?? technician };
  const stretch = stretchFrom(others, placed, Math.max(from, at));
  const released = given.map((one) => ({
    type: 'reservationReleased' as const,
    reservationId: one.reservationId,
    because: 'replaced' as const,
  }));
  if (!stretch) return released;
  const { bayKind, skill, washMinutes } = work;
  const { minutes, allocation } = stretch;
  const need = { bayKind, skill, minutes, washMinutes, advisor: null, collected: false };
  const reservation = { reservationId, holder: order, walkIn: !appointed, need, allocation };
  return [...released, { type: 'slotReserved', reservation }];
}

/** C-12: what cars in the house take of the same day that appointments are booked on. */
export const carSlice: DaySlice<typeof carCommands, typeof carEvents> = {
  commands: carCommands,
  events: carEvents,
  rules: { takeCar: { during: ['planned'], decide: takeCar } },
  evolve: {},
  deadlines: [],
};
