import type { Errand } from '../domain/errands';
import type { NamedErrand } from '../domain/kernel/errand-queue';
import type { Recorded } from '../domain/kernel/receipt';
import type { CommandBody } from '../domain/kernel/submission';
import type { AnyEvent } from '../domain/processes';
import type { CarryOut } from './errands';
import { attemptErrand } from './errand-activity';

/** Where a process publishes what happened. Recording the same events again changes nothing. */
export interface EventRecorder {
  record(number: string, events: readonly Recorded<AnyEvent>[]): Promise<unknown>;
}

/** Whoever operates the system: what only the makers of the program can mend. Reporting it again changes nothing but the count. */
export interface OperatorDesk {
  /** `about` names the command or event that is broken. */
  reportDefect(number: string, about: string, stack: string): Promise<void>;
  /** `about` names the errand that is not done, `reason` is one of the refusals of errands. */
  reportRefusal(number: string, about: string, reason: string): Promise<void>;
}

interface Actors {
  readonly recorder: EventRecorder;
  readonly operators: OperatorDesk;
  readonly carryOut: CarryOut;
}

/** Every effect this system has, in one table. */
export const createActivities = ({ recorder, operators, carryOut }: Actors) => ({
  /** The schema version of the events stands in the history, for whoever reads them there. */
  recordEvents: async (number: string, events: readonly Recorded<AnyEvent>[], _schemaVersion: number): Promise<void> =>
    void (await recorder.record(number, events)),
  carryOutErrand: (errand: NamedErrand<Errand>): Promise<CommandBody | null> => attemptErrand(carryOut, errand),
  reportDefect: (number: string, about: string, stack: string): Promise<void> =>
    operators.reportDefect(number, about, stack),
  reportRefusal: (number: string, about: string, reason: string): Promise<void> =>
    operators.reportRefusal(number, about, reason),
});
export type Activities = ReturnType<typeof createActivities>;
