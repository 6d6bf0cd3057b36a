import { upcastingOf } from '../policy/process-upcasting';
import { initialState, type Complaint, type ComplaintEvent } from './state';

/** How stored states and events of a complaint are read. A field that gets a new name or meaning is a step and a version. */
export const upcasting = upcastingOf<Complaint, ComplaintEvent>({
  what: 'complaint',
  schemaVersion: 1,
  eventSteps: [],
  stateSteps: [],
  initialState,
  openedBy: { type: 'complaintReceived', field: 'intake' },
});
