import { upcastingOf } from '../policy/process-upcasting';
import { initialState } from './opening';
import type { FollowUp, FollowUpEvent } from './state';

/** How stored states and events of a follow-up are read. A field that gets a new name or meaning is a step and a version. */
export const upcasting = upcastingOf<FollowUp, FollowUpEvent>({
  what: 'follow-up',
  schemaVersion: 1,
  eventSteps: [],
  stateSteps: [],
  initialState,
  openedBy: { type: 'followUpOpened', field: 'departure' },
});
