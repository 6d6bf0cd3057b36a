import type { AnyEvent } from '../domain/processes';
import type { Recorded } from '../domain/kernel/receipt';

/** Where a process publishes what happened. Recording the same events again changes nothing. */
export interface EventRecorder {
  record(number: string, events: readonly Recorded<AnyEvent>[]): Promise<void>;
}

/** Every effect this system has, in one table. */
export const createActivities = (recorder: EventRecorder) => ({
  recordEvents: (number: string, events: readonly Recorded<AnyEvent>[]): Promise<void> =>
    recorder.record(number, events),
});
export type Activities = ReturnType<typeof createActivities>;
