import type { InternalPayloads as AppointmentInternals } from './appointment/commands';
import type { InternalPayloads as ComplaintInternals } from './complaint/commands';
import type { FollowUpFindings } from './complaint/intake-from-follow-up';
import type { InternalPayloads as FollowUpInternals } from './follow-up/commands';
import type { VisitDeparture } from './follow-up/departure';
import type { NamedErrand } from './kernel/errand-queue';
import { systemSubmission, type CommandBody, type Submission } from './kernel/submission';
import type { InternalPayloads as OrderInternals } from './repair-order/commands';
import type { OrderedRework } from './repair-order/rework';
import type { MaintenanceRecord } from './repair-order/maintenance-record';
import type { StockMove } from './repair-order/stock';
import type { PlannedWork } from './repair-order/work-errands';
import type { InternalPayloads as DayInternals } from './workshop-day/commands';

/** What one process asks of another, with everything the asking process knows of it; ids make a repetition harmless. */
export type Errand =
  | SendCommand<'repairOrder', OrderInternals>
  | SendCommand<'complaint', ComplaintInternals>
  | SendCommand<'followUp', FollowUpInternals>
  | SendCommand<'appointment', AppointmentInternals>
  | SendCommand<'workshopDay', DayInternals>
  | { readonly start: 'followUp'; readonly departure: VisitDeparture }
  | { readonly start: 'complaint'; readonly findings: FollowUpFindings }
  | { readonly start: 'rework'; readonly rework: OrderedRework }
  | { readonly moveStock: StockMove }
  | { readonly planWork: PlannedWork }
  | { readonly recordMaintenance: MaintenanceRecord };

/** A command that only processes send, to the process of this number. */
type SendCommand<Kind extends string, Payloads> = {
  readonly [T in keyof Payloads]: {
    readonly sendCommand: Kind;
    readonly number: string;
    readonly command: { readonly type: T } & Payloads[T];
    /** What is done instead when the process is over. */
    readonly ifOver?: StockMove;
  };
}[keyof Payloads];

/** Errands of one process to the same lane are done in the order they were asked in. */
export const laneOf = (errand: Errand): string => {
  if ('moveStock' in errand) return 'stock';
  if ('planWork' in errand) return 'workshop';
  if ('recordMaintenance' in errand) return 'vehicle';
  return 'sendCommand' in errand ? errand.number : errand.start;
};

const startNames = { followUp: 'startFollowUp', complaint: 'startComplaint', rework: 'startRework' } as const;
/** What is asked: the command, or what is to be started. */
export const nameOfErrand = (errand: Errand): string => {
  if ('moveStock' in errand) return 'moveStock';
  if ('planWork' in errand) return 'planWork';
  if ('recordMaintenance' in errand) return 'recordMaintenance';
  return 'sendCommand' in errand ? errand.command.type : startNames[errand.start];
};

/**
 * Why an errand is not done, and will not be by trying again: `partiesMissing` the store no longer knows the customer or the vehicle; `failed` it failed
 * too often in a way nobody foresaw.
 */
export const errandRefusals = ['partiesMissing', 'failed'] as const;
export type ErrandRefusal = (typeof errandRefusals)[number];

/** The command with which a process hears of the result of its errand; it counts once, like the errand. */
export const resultSubmission = ({ id }: NamedErrand<Errand>, command: CommandBody): Submission =>
  systemSubmission(`${id}:result`, command);

interface AskingProcess<State, Event> {
  evolve(state: State, event: Event): State;
  errandsOf(before: State, event: Event, after: State): readonly Errand[];
}

/**
 * What these events, which lead from one state to another, ask of other processes. Each is named after its event, so that asking twice is
 * asking once.
 */
export function errandsAfter<State extends { readonly number: string; readonly sequence: number }, Event>(
  process: AskingProcess<State, Event>,
  from: State,
  events: readonly Event[],
  to: State,
): readonly NamedErrand<Errand>[] {
  let before = from;
  return events.flatMap((event, index) => {
    const after = index === events.length - 1 ? to : process.evolve(before, event);
    const asked = process.errandsOf(before, event, after);
    before = after;
    return asked.map((errand, place) => ({ id: `${after.number}:${after.sequence}:${place + 1}`, errand }));
  });
}
