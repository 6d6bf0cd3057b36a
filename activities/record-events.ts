import type { AnyEvent } from '../domain/processes';
import type { Recorded } from '../domain/kernel/receipt';

/** Where a process publishes what happened. Recording the same events again changes nothing. */
export interface EventRecorder {
  record(number: string, events: readonly Recorded<AnyEvent>[]): Promise<unknown>;
}

/** Whoever operates the system: what only the makers of the program can mend. */
export interface OperatorDesk {
  /** `about` names the command or event that is broken. Reporting it again changes nothing but the count. */
  reportDefect(number: string, about: string, stack: string): Promise<void>;
}

/** Every effect this system has, in one table. */
export const createActivities = (recorder: EventRecorder, operators: OperatorDesk) => ({
  recordEvents: async (number: string, events: readonly Recorded<AnyEvent>[]): Promise<void> =>
    void (await recorder.record(number, events)),
  reportDefect: (number: string, about: string, stack: string): Promise<void> =>
    operators.reportDefect(number, about, stack),
});
export type Activities = ReturnType<typeof createActivities>;
