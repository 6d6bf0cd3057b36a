import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { MINUTE, type Instant } from '../kernel/process';
import type { CommandDeclarations } from '../kernel/slice';
import { payload } from '../values/field-schemas';
import { bookers } from './roles';
import { expectedStages } from './stage';
import { ReminderKind, type Appointment } from './state';
import type { AppointmentSlice, DeadlineRule } from './types';

const reminderCommands = {
  logReminder: {
    path: 'reminders',
    roles: bookers,
    payload: payload(
      { which: ReminderKind, reached: z.boolean() },
      'A-07, A-08, T-02, T-03: the customer was reminded, or called without success',
    ),
  },
} as const satisfies CommandDeclarations;

const reminderEvents = { reminderLogged: z.object({ which: ReminderKind, turn: z.int(), reached: z.boolean() }) };
export type ReminderEvents = EventsOf<typeof reminderEvents>;

type Which = z.output<typeof ReminderKind>;

const isLogged = ({ reminders, turn }: Appointment, which: Which): boolean =>
  reminders.some((one) => one.which === which && one.turn === turn);

/** A reminder that would have been due before the customer agreed is none: it has just been talked about. */
function ruleOf(
  appointment: Appointment,
  timer: 'T-02' | 'T-03',
  which: Which,
  minutes: number,
): readonly DeadlineRule[] {
  const { stage, slot, agreedAt, turn } = appointment;
  if (!expectedStages.includes(stage) || !slot || agreedAt === undefined || isLogged(appointment, which)) return [];
  const at: Instant = slot.startsAt - minutes * MINUTE;
  if (at <= agreedAt) return [];
  const steps = [{ at, reaction: 'remind', to: ['serviceAdvisor'] }] as const;
  return [{ timer, subject: String(turn), fulfilledBy: 'logReminder', steps }];
}

const firstRule = (appointment: Appointment): readonly DeadlineRule[] =>
  ruleOf(appointment, 'T-02', 'dayBefore', appointment.policy.appointment.reminderMinutes);
const secondRule = (appointment: Appointment): readonly DeadlineRule[] =>
  ruleOf(appointment, 'T-03', 'halfHourBefore', appointment.policy.appointment.callMinutes);

/** CF-06: half a day to a day before, and half an hour before. */
export const reminderSlice: AppointmentSlice<typeof reminderCommands, typeof reminderEvents> = {
  commands: reminderCommands,
  events: reminderEvents,
  rules: {
    logReminder: {
      during: expectedStages,
      decide: (appointment, { which, reached }) =>
        isLogged(appointment, which) ? [] : [{ type: 'reminderLogged', which, turn: appointment.turn, reached }],
    },
  },
  evolve: {
    reminderLogged: (appointment, { which, turn, reached, at }) => ({
      ...appointment,
      reminders: [...appointment.reminders, { which, turn, at, reached }],
    }),
  },
  deadlines: [firstRule, secondRule],
};
