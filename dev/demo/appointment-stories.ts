import { customersAppointments } from './appointments/customers';
import { keptAppointments } from './appointments/kept';
import type { AppointmentStory } from './appointments/steps';

/** The appointments of the demo day, in the order in which they begin. */
export const appointmentStories: readonly AppointmentStory[] = [...keptAppointments, ...customersAppointments];
