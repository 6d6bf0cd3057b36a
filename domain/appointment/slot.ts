import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { MINUTE, type Deadline, type Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { payload } from '../values/field-schemas';
import { isLate } from './deposit-end';
import { checkMove } from './customer-limits';
import { bookers } from './roles';
import { expectedStages } from './stage';
import { Slot, type Appointment, type UnstampedEvent } from './state';
import type { AppointmentSlice } from './types';

const slotCommands = {
  /** Sent by the API once the workshop day has reserved it; there is no endpoint for it. */
  keepSlot: {
    roles: [...bookers, 'customer'],
    payload: payload({ slot: Slot }, 'A-03, A-21: the appointment has this time, or is moved to it'),
  },
  noteSlotLost: {
    roles: ['system'],
    payload: payload({ reservationId: z.string() }, 'The workshop day tells it; there is no endpoint for it'),
  },
} as const satisfies CommandDeclarations;

const slotEvents = {
  slotKept: z.object({ slot: Slot }),
  /** The time has gone to nobody: whoever wrote the appointment down took too long. */
  slotLost: z.object({ reservationId: z.string() }),
  /** The customer has not agreed in time. */
  slotLapsed: z.object({ reservationId: z.string() }),
};
export type SlotEvents = EventsOf<typeof slotEvents>;

/** The moment until which a customer may agree to a time: it is not kept for ever, and not after it has begun. */
function agreeUntil({ slot, heldAt, policy }: Appointment): Instant | undefined {
  if (!slot || heldAt === undefined) return undefined;
  return Math.min(slot.startsAt, heldAt + policy.appointment.agreementMinutes * MINUTE);
}

function lapse(appointment: Appointment): readonly Deadline<UnstampedEvent>[] {
  const { stage, slot } = appointment;
  const at = agreeUntil(appointment);
  if (stage !== 'arranging' || !slot || at === undefined) return [];
  return [{ at, event: { type: 'slotLapsed', reservationId: slot.reservationId } }];
}

/** Without a time it is being arranged again from that moment on. */
export function withoutSlot(
  { slot: _slot, heldAt: _heldAt, agreedAt: _agreedAt, noShowAt: _noShowAt, ...appointment }: Appointment,
  at: Instant,
): Appointment {
  return { ...appointment, stage: 'arranging', arrangingSince: at, rounds: appointment.rounds + 1 };
}

const jobPlanned = ({ job }: Appointment): Obstacle | undefined => (job ? undefined : { code: 'jobUnplanned' });

export const slotSlice: AppointmentSlice<typeof slotCommands, typeof slotEvents> = {
  commands: slotCommands,
  events: slotEvents,
  rules: {
    keepSlot: {
      during: ['arranging', ...expectedStages, 'noShow'],
      requires: jobPlanned,
      decide: (appointment, { slot, by }, at) => {
        if (appointment.slot?.reservationId === slot.reservationId) return [];
        checkMove(appointment, by, at);
        if (slot.startsAt < at) reject('slotPast', { startsAt: new Date(slot.startsAt).toISOString() });
        const { partsReadyAt } = appointment.job ?? {};
        if (partsReadyAt !== undefined && slot.startsAt < partsReadyAt)
          reject('partsNotReadyThen', { partsReadyAt: new Date(partsReadyAt).toISOString() });
        return [{ type: 'slotKept', slot }];
      },
    },
    noteSlotLost: {
      during: ['arranging', ...expectedStages, 'noShow'],
      decide: ({ slot }, { reservationId }) =>
        slot?.reservationId === reservationId ? [{ type: 'slotLost', reservationId }] : [],
    },
  },
  evolve: {
    slotKept: (appointment, { slot, at }) => ({
      ...(appointment.stage === 'arranging' ? appointment : withoutSlot(appointment, at)),
      // whoever moves it too late to cancel has not got out of that
      ...(expectedStages.includes(appointment.stage) && isLate(appointment, at) && { lateOnce: true as const }),
      slot,
      heldAt: at,
      turn: appointment.turn + 1,
      advisor: slot.advisor,
    }),
    slotLost: (appointment, { at }) => withoutSlot(appointment, at),
    slotLapsed: (appointment, { at }) => withoutSlot(appointment, at),
  },
  deadlines: [],
  timedEvents: [lapse],
};
