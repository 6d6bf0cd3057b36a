import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { MINUTE, type Deadline } from '../kernel/process';
import type { CommandDeclarations } from '../kernel/slice';
import { endOfDay } from '../time/working-time';
import { LongText, payload } from '../values/field-schemas';
import { withDepositDue } from './deposit-end';
import { bookers } from './roles';
import { withoutSlot } from './slot';
import { expectedStages } from './stage';
import type { Appointment, UnstampedEvent } from './state';
import type { AppointmentSlice, DeadlineRule } from './types';

const noShowCommands = {
  recordNoShowCall: {
    path: 'no-show-call',
    roles: bookers,
    payload: payload(
      { reached: z.boolean(), comesLater: z.boolean(), words: LongText },
      'T-05: whoever did not come is called; another time is booked, or the appointment ends',
    ),
  },
} as const satisfies CommandDeclarations;

const noShowEvents = {
  customerMissed: z.object({ reservationId: z.string() }),
  noShowCalled: z.object({ reached: z.boolean(), comesLater: z.boolean(), words: z.string() }),
};
export type NoShowEvents = EventsOf<typeof noShowEvents>;

/** T-05. */
function miss({ stage, slot, policy }: Appointment): readonly Deadline<UnstampedEvent>[] {
  if (!expectedStages.includes(stage) || !slot) return [];
  const at = slot.startsAt + policy.appointment.noShowMinutes * MINUTE;
  return [{ at, event: { type: 'customerMissed', reservationId: slot.reservationId } }];
}

/** T-05: the same day. */
function callRule({ stage, noShowAt, turn, policy }: Appointment): readonly DeadlineRule[] {
  if (stage !== 'noShow' || noShowAt === undefined) return [];
  const steps = [
    { at: endOfDay(policy.calendar, noShowAt), reaction: 'escalate', to: ['businessSupervisor'] },
  ] as const;
  return [{ timer: 'T-05', subject: String(turn), fulfilledBy: 'recordNoShowCall', steps }];
}

export const noShowSlice: AppointmentSlice<typeof noShowCommands, typeof noShowEvents> = {
  commands: noShowCommands,
  events: noShowEvents,
  rules: {
    recordNoShowCall: {
      during: ['noShow'],
      decide: (_appointment, { reached, comesLater, words }) => [
        { type: 'noShowCalled', reached, comesLater: reached && comesLater, words },
      ],
    },
  },
  evolve: {
    // the time is free again, and nothing is kept for whoever may still come
    customerMissed: ({ slot: _slot, ...appointment }, { at }) => ({
      ...appointment,
      stage: 'noShow',
      noShowAt: at,
      lateOnce: true,
    }),
    noShowCalled: (appointment, { comesLater, by, at }) =>
      comesLater
        ? withoutSlot(appointment, at)
        : { ...withDepositDue(appointment, 'missed', by, at), stage: 'missed', closedAt: at },
  },
  deadlines: [callRule],
  timedEvents: [miss],
};
