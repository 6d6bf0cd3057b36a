import { upcastingOf } from '../policy/process-upcasting';
import { initialState } from './opening';
import type { WorkshopDay, WorkshopDayEvent } from './state';

/** How stored states and events of a workshop day are read. A field that gets a new name or meaning is a step and a version. */
export const upcasting = upcastingOf<WorkshopDay, WorkshopDayEvent>({
  what: 'workshop day',
  schemaVersion: 1,
  eventSteps: [],
  stateSteps: [],
  initialState,
  openedBy: { type: 'dayOpened', field: 'planned' },
});
