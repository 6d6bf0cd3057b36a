import { z } from 'zod';
import { systemActor, type Actor } from '../kernel/actor';
import { CommandRejected, type EventsOf } from '../kernel/event';
import type { Instant } from '../kernel/process';
import { noPolicy } from '../policy/policy';
import { Request, type Appointment } from './state';
import type { AppointmentSlice } from './types';

const openingCommands = {};

const openingEvents = {
  appointmentOpened: z.object({ request: Request }),
  commandRejected: CommandRejected,
};
export type OpeningEvents = EventsOf<typeof openingEvents>;

/** The appointment as its first event leaves it. */
export const openAppointment = (request: Request, by: Actor, at: Instant): Appointment => ({
  ...request,
  sequence: 1,
  stage: 'arranging',
  openedAt: at,
  advisor: by.id,
  arrangingSince: at,
  rounds: 1,
  turn: 0,
  campaigns: [],
  evidence: [],
  shortParts: [],
  workshopKnows: 0,
  reminders: [],
  passed: {},
  escalations: [],
});

/** Before anybody asks: what the first event replaces. */
export const initialState: Appointment = {
  ...openAppointment(
    {
      number: '',
      store: '',
      policy: noPolicy,
      origin: 'requested',
      channel: 'phone',
      customer: { id: '', goldCard: false },
      vehicle: '',
    },
    systemActor,
    0,
  ),
  sequence: 0,
};

/** How an appointment begins, and what is kept of a command that was rejected when nobody waited for the answer. */
export const openingSlice: AppointmentSlice<typeof openingCommands, typeof openingEvents> = {
  commands: openingCommands,
  events: openingEvents,
  rules: {},
  evolve: {
    appointmentOpened: (_appointment, { request, by, at }) => openAppointment(request, by, at),
    commandRejected: (appointment) => appointment,
  },
  deadlines: [],
};
