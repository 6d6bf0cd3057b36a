import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { acknowledgement, markAcknowledged } from '../time/acknowledgement';
import { DeadlinePassed, markPassed, type EscalationPolicy } from '../time/deadline';
import { EscalationId, LongText, payload } from '../values/field-schemas';
import { superiors } from './roles';
import { stages } from './stage';
import type { Appointment } from './state';
import type { AppointmentSlice } from './types';

const deadlineCommands = {
  acknowledgeEscalation: {
    path: 'escalations/acknowledgement',
    roles: superiors,
    payload: payload(
      { escalationId: EscalationId, plan: LongText },
      'T-05, T-37: whoever received an escalation says what happens next',
    ),
  },
} as const satisfies CommandDeclarations;

const deadlineEvents = {
  deadlinePassed: DeadlinePassed,
  escalationAcknowledged: z.object({ escalationId: z.string(), plan: z.string() }),
};
export type DeadlineEvents = EventsOf<typeof deadlineEvents>;

export const escalationPolicyOf = ({ policy }: Appointment): EscalationPolicy => ({
  calendar: policy.calendar,
  levels: ['serviceManager', 'storeManager'],
  minutes: policy.escalationMinutes,
  whileOpen: true,
});

export const deadlineSlice: AppointmentSlice<typeof deadlineCommands, typeof deadlineEvents> = {
  commands: deadlineCommands,
  events: deadlineEvents,
  rules: { acknowledgeEscalation: { during: stages, ...acknowledgement } },
  evolve: {
    deadlinePassed: (appointment, event) => ({ ...appointment, ...markPassed(appointment, event) }),
    escalationAcknowledged: (appointment, { escalationId }) => ({
      ...appointment,
      escalations: markAcknowledged(appointment, escalationId),
    }),
  },
  deadlines: [],
};
