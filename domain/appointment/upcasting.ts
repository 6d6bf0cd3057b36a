import { upcastingOf } from '../policy/process-upcasting';
import { initialState } from './opening';
import type { Appointment, AppointmentEvent } from './state';

/** How stored states and events of an appointment are read. A field that gets a new name or meaning is a step and a version. */
export const upcasting = upcastingOf<Appointment, AppointmentEvent>({
  what: 'appointment',
  schemaVersion: 1,
  eventSteps: [],
  stateSteps: [],
  initialState,
  openedBy: { type: 'appointmentOpened', field: 'request' },
});
