import { z } from 'zod';
import { appointmentProcess } from '../../domain/appointment/process';
import { Appointment } from '../../domain/appointment/state';
import { eventReply, stateReply } from '../processes/replies';

/** What an appointment is told with, beside what every state is told with. */
const extras = {
  answeredInTime: z.boolean().nullable().meta({ description: 'M-12: null where nobody rang the booking line' }),
  depositWanted: z.boolean().meta({ description: 'A-04: its parts are costly enough' }),
  formText: z.string().nullable().meta({ description: 'S-01: what the customer signs; null until all of it is known' }),
};

export const AppointmentReply = stateReply(Appointment, extras).meta({ id: 'Appointment' });
export const AppointmentEventReply = eventReply('Appointment', appointmentProcess.eventSchemas);
