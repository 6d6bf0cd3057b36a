import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { endOfDay } from '../time/working-time';
import { payload } from '../values/field-schemas';
import { expectedStages } from './stage';
import type { Appointment } from './state';
import type { AppointmentSlice, DeadlineRule } from './types';

const workshopCommands = {
  acknowledgeAppointment: {
    path: 'workshop-acknowledgement',
    roles: ['workshopSupervisor', 'dispatcher'],
    payload: payload({}, 'A-06, T-01: the workshop knows of it, and keeps the bay free'),
  },
} as const satisfies CommandDeclarations;

const workshopEvents = { workshopAcknowledged: z.object({ turn: z.int() }) };
export type WorkshopEvents = EventsOf<typeof workshopEvents>;

/** T-01: the same day; each time that was agreed to by itself. */
function workshopRule({ stage, agreedAt, turn, workshopKnows, policy }: Appointment): readonly DeadlineRule[] {
  if (!expectedStages.includes(stage) || agreedAt === undefined || workshopKnows === turn) return [];
  const at = endOfDay(policy.calendar, agreedAt);
  const steps = [{ at, reaction: 'warn', to: ['serviceAdvisor', 'businessSupervisor'] }] as const;
  return [{ timer: 'T-01', subject: String(turn), fulfilledBy: 'acknowledgeAppointment', steps }];
}

export const workshopSlice: AppointmentSlice<typeof workshopCommands, typeof workshopEvents> = {
  commands: workshopCommands,
  events: workshopEvents,
  rules: {
    acknowledgeAppointment: {
      during: expectedStages,
      decide: ({ turn, workshopKnows }) => (workshopKnows === turn ? [] : [{ type: 'workshopAcknowledged', turn }]),
    },
  },
  evolve: { workshopAcknowledged: (appointment, { turn }) => ({ ...appointment, workshopKnows: turn }) },
  deadlines: [workshopRule],
};
