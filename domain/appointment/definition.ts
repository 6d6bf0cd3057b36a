import type { Actor } from '../kernel/actor';
import { decide } from '../kernel/process';
import type { ProcessDefinition } from '../kernel/process-definition';
import type { Errand } from '../errands';
import { pausedRuleIds } from '../time/deadline';
import { access } from './access';
import { commands, type AppointmentCommand } from './commands';
import { errandsOf } from './errands';
import { heldBy } from './hand-over';
import { noticesOf } from './notices';
import { appointmentNumbers } from './number';
import { appointmentProcess, deadlineRules } from './process';
import { isOver, type Appointment, type AppointmentEvent, type Request } from './state';
import { tasksOf } from './tasks';
import { upcasting } from './upcasting';

interface Input {
  readonly request: Request;
  readonly by: Actor;
}

export const definition: ProcessDefinition<
  'appointment',
  Appointment,
  AppointmentEvent,
  Input,
  Errand,
  typeof commands,
  typeof access
> = {
  type: 'appointment',
  path: '/appointments',
  commands,
  access,
  eventSchemas: appointmentProcess.eventSchemas,
  numbers: appointmentNumbers,
  workflowId: (number) => `appointment:${number}`,
  numberOf: (workflowId) => workflowId.replace('appointment:', ''),
  initialState: appointmentProcess.initialState,
  upcasting,
  firstEvent: ({ request, by }, at) => ({ type: 'appointmentOpened', at, by, request }),
  customerOf: (appointment) => appointment.customer.id,
  decide: (appointment, command, at) => decide(appointmentProcess, appointment, command as AppointmentCommand, at),
  evolve: appointmentProcess.evolve,
  deadlines: appointmentProcess.deadlines,
  pausedRules: (appointment) => pausedRuleIds(deadlineRules(appointment)),
  isOpen: (appointment) => !isOver(appointment),
  isOver,
  tasksOf,
  heldBy,
  noticesOf,
  errandsOf,
  withPolicy: (first, policy) =>
    first.type === 'appointmentOpened' ? { ...first, request: { ...first.request, policy } } : first,
};
