import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { MINUTE, type Deadline, type Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Instant as InstantField, LocalId, payload, StoredInstant } from '../values/field-schemas';
import { OrderNumber } from '../repair-order/number';
import { skills } from '../account/skills';
import { bayKinds } from '../values/bay-kind';
import { allocationAt, freeSlots } from './availability';
import type { CommandOf } from './commands';
import { MAX_JOB_MINUTES, Need } from './need';
import { isHeld, Reservation } from './reservation';
import { bookers, planners } from './roles';
import type { UnstampedEvent, WorkshopDay } from './state';
import type { DaySlice } from './types';
import { rule } from '../values/field-rules';

/** Of an appointment, made by the API; of a walk-in, with the id that its client has chosen. */
const ReservationId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, rule('localId'));

const bookingCommands = {
  /** Sent by the API for an appointment; there is no endpoint for it. */
  reserve: {
    roles: [...bookers, 'customer'],
    payload: payload(
      { reservationId: ReservationId, holder: z.string(), need: Need, startsAt: StoredInstant },
      'A-19: keeps bay and people for an appointment that is being written down',
    ),
  },
  confirmReservation: {
    roles: ['system'],
    payload: payload(
      { reservationId: ReservationId, holder: z.string() },
      'An appointment has taken it down; there is no endpoint for it',
    ),
  },
  releaseReservation: {
    roles: ['system'],
    payload: payload(
      { reservationId: ReservationId },
      'A-21: an appointment gives it back; there is no endpoint for it',
    ),
  },
  takeWalkIn: {
    path: 'walk-ins',
    roles: [...bookers, ...planners],
    payload: payload(
      {
        walkInId: LocalId,
        order: OrderNumber,
        startsAt: InstantField,
        bayKind: z.enum(bayKinds),
        skill: z.enum(skills).nullable(),
        minutes: z.int().min(1).max(MAX_JOB_MINUTES),
      },
      'A-19: a car without an appointment takes bay and people, also of what is kept for such cars',
    ),
  },
  vacate: {
    path: 'reservations/:reservationId/vacation',
    roles: planners,
    payload: payload(
      { reservationId: ReservationId },
      'A-21: bay and people are free again, e.g. because the work is done early',
    ),
  },
} as const satisfies CommandDeclarations;

const bookingEvents = {
  slotReserved: z.object({ reservation: Reservation }),
  reservationConfirmed: z.object({ reservationId: z.string() }),
  /** An appointment wants to keep what has ended: it is told so. */
  confirmationMissed: z.object({ reservationId: z.string(), holder: z.string() }),
  reservationReleased: z.object({ reservationId: z.string(), because: z.enum(['released', 'replaced', 'vacated']) }),
  /** Nobody has confirmed it in time. */
  reservationExpired: z.object({ reservationId: z.string() }),
};
export type BookingEvents = EventsOf<typeof bookingEvents>;

/** Times that a refusal names: those nearest to what was asked for. */
const MAX_ALTERNATIVES = 6;

export const find = ({ reservations }: WorkshopDay, id: string): Reservation | undefined =>
  reservations.find(({ reservationId }) => reservationId === id);
export const hasEnded = ({ ended }: WorkshopDay, id: string): boolean => ended.includes(id);

const nearest = (day: WorkshopDay, need: Need, startsAt: Instant, at: Instant): readonly string[] =>
  freeSlots(day, need, at)
    .map((slot) => slot.startsAt)
    .toSorted((a, b) => Math.abs(a - startsAt) - Math.abs(b - startsAt))
    .slice(0, MAX_ALTERNATIVES)
    .toSorted((a, b) => a - b)
    .map((instant) => new Date(instant).toISOString());

/** Whoever asks for another time before having taken the first down gives up the first: nobody keeps two times by trying. */
function reserve(day: WorkshopDay, command: CommandOf<'reserve'>, at: Instant): readonly UnstampedEvent[] {
  const { reservationId, holder, need, startsAt } = command;
  if (find(day, reservationId)) return [];
  if (hasEnded(day, reservationId)) reject('reservationOver', { reservationId });
  if (startsAt < at) reject('slotPast', { startsAt: new Date(startsAt).toISOString() });
  const given = day.reservations.filter((one) => one.holder === holder && isHeld(one));
  const others = { ...day, reservations: day.reservations.filter((one) => !given.includes(one)) };
  const allocation =
    allocationAt(others, { need, walkIn: false }, startsAt) ??
    reject('slotTaken', { alternatives: nearest(others, need, startsAt, at) });
  const heldUntil = at + day.policy.appointment.holdMinutes * MINUTE;
  const reservation = { reservationId, holder, walkIn: false, need, allocation, heldUntil };
  return [
    ...given.map((one) => ({
      type: 'reservationReleased' as const,
      reservationId: one.reservationId,
      because: 'replaced' as const,
    })),
    { type: 'slotReserved', reservation },
  ];
}

function takeWalkIn(day: WorkshopDay, command: CommandOf<'takeWalkIn'>, at: Instant): readonly UnstampedEvent[] {
  const { walkInId, order, startsAt, bayKind, skill, minutes } = command;
  const reservationId = `W-${walkInId}`;
  if (find(day, reservationId)) return [];
  if (hasEnded(day, reservationId)) reject('reservationOver', { reservationId });
  const need = { bayKind, skill, minutes, washMinutes: 0, advisor: null, collected: false };
  const allocation =
    allocationAt(day, { need, walkIn: true }, startsAt) ??
    reject('slotTaken', { alternatives: nearest(day, need, startsAt, at) });
  return [{ type: 'slotReserved', reservation: { reservationId, holder: order, walkIn: true, need, allocation } }];
}

/** An id that a day has used stays used; so many of them are remembered, the latest. */
const MAX_ENDED = 500;
const ended = (day: WorkshopDay, reservationId: string): WorkshopDay => ({
  ...day,
  reservations: day.reservations.filter((one) => one.reservationId !== reservationId),
  ended: [...day.ended, reservationId].slice(-MAX_ENDED),
});

/** The hold that ends first: one deadline of a name at a time, so that the deadline audit can tell them apart. */
function nextExpiry({ reservations, stage }: WorkshopDay): readonly Deadline<UnstampedEvent>[] {
  if (stage !== 'planned') return [];
  const [first] = reservations
    .flatMap(({ reservationId, heldUntil }) => (heldUntil === undefined ? [] : [{ reservationId, at: heldUntil }]))
    .toSorted((a, b) => a.at - b.at);
  return first ? [{ at: first.at, event: { type: 'reservationExpired', reservationId: first.reservationId } }] : [];
}

/** what is taken of the day. Whatever is taken was free, because one process takes it all. */
export const bookingSlice: DaySlice<typeof bookingCommands, typeof bookingEvents> = {
  commands: bookingCommands,
  events: bookingEvents,
  rules: {
    reserve: { during: ['planned'], decide: reserve },
    confirmReservation: {
      during: ['planned'],
      decide: (day, { reservationId, holder }) => {
        const reservation = find(day, reservationId);
        if (reservation?.holder !== holder) return [{ type: 'confirmationMissed', reservationId, holder }];
        return isHeld(reservation) ? [{ type: 'reservationConfirmed', reservationId }] : [];
      },
    },
    releaseReservation: {
      during: ['planned'],
      decide: (day, { reservationId }) =>
        find(day, reservationId) ? [{ type: 'reservationReleased', reservationId, because: 'released' }] : [],
    },
    takeWalkIn: { during: ['planned'], decide: takeWalkIn },
    vacate: {
      during: ['planned'],
      targets: ({ reservations }) => reservations.map(({ reservationId }) => reservationId),
      decide: (day, { reservationId }, at) => {
        if (hasEnded(day, reservationId)) return [];
        const { walkIn, allocation } = find(day, reservationId) ?? reject('unknownReservation', { reservationId });
        // whoever is still to come loses the time by the appointment, not behind its back
        if (!walkIn && allocation.reception !== null && at < allocation.work.from)
          reject('customerStillToCome', { reservationId });
        return [{ type: 'reservationReleased', reservationId, because: 'vacated' }];
      },
    },
  },
  evolve: {
    slotReserved: (day, { reservation }) => ({ ...day, reservations: [...day.reservations, reservation] }),
    reservationConfirmed: (day, { reservationId }) => ({
      ...day,
      reservations: day.reservations.map((one) => {
        if (one.reservationId !== reservationId) return one;
        const { heldUntil: _heldUntil, ...confirmed } = one;
        return confirmed;
      }),
    }),
    confirmationMissed: (day) => day,
    reservationReleased: (day, { reservationId }) => ended(day, reservationId),
    reservationExpired: (day, { reservationId }) => ended(day, reservationId),
  },
  deadlines: [],
  timedEvents: [nextExpiry],
};
