import { upcastingOf } from '../policy/process-upcasting';
import { initialState } from './opening';
import type { RepairOrder, RepairOrderEvent } from './state';

/** How stored states and events of a repair order are read. A field that gets a new name or meaning is a step and a version. */
export const upcasting = upcastingOf<RepairOrder, RepairOrderEvent>({
  what: 'repair order',
  schemaVersion: 1,
  eventSteps: [],
  stateSteps: [],
  initialState,
  openedBy: { type: 'orderOpened', field: 'opening' },
});
