import type { Recorded } from '../domain/receipt';
import type { RepairOrderEvent } from '../domain/repair-order/state';

/** Where a process publishes what happened. Recording the same events again changes nothing. */
export interface EventRecorder {
  record(order: string, events: readonly Recorded<RepairOrderEvent>[]): Promise<void>;
}

/** Every effect this system has, in one table. */
export const createActivities = (recorder: EventRecorder) => ({
  recordEvents: (order: string, events: readonly Recorded<RepairOrderEvent>[]): Promise<void> =>
    recorder.record(order, events),
});
export type Activities = ReturnType<typeof createActivities>;
