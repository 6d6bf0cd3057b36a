import { expectedStages } from '../../domain/appointment/stage';
import type { PlannedDay, PlannedJob } from '../shared/server/replies';

/** What a row of the chart stands for. */
export type RowKind = 'bay' | 'technician' | 'advisor';
export interface Row {
  readonly kind: RowKind;
  readonly id: string;
}

/** A person can have a row as technician and one as advisor. */
export const rowIdOf = ({ kind, id }: Row): string => `${kind}:${id}`;
export function rowOf(rowId: string): Row {
  const [kind = '', ...id] = rowId.split(':');
  return { kind: kind as RowKind, id: id.join(':') };
}

/** One block of the chart: which part of which job it is. */
export interface Part {
  readonly job: PlannedJob;
  readonly row: Row;
  readonly from: string;
  readonly until: string;
  /** The wash goes where the work goes. */
  readonly movable: boolean;
}

export const partsOf = (job: PlannedJob): readonly Part[] => [
  { job, row: { kind: 'bay', id: job.bay }, ...job.work, movable: true },
  { job, row: { kind: 'technician', id: job.technician }, ...job.work, movable: true },
  // nobody receives a car that is in the house
  ...(job.advisor !== null && job.reception !== null
    ? [{ job, row: { kind: 'advisor' as const, id: job.advisor }, ...job.reception, movable: true }]
    : []),
  ...(job.washBay !== null && job.wash !== null
    ? [{ job, row: { kind: 'bay' as const, id: job.washBay }, ...job.wash, movable: false }]
    : []),
];

/** The place of a job with one row exchanged for another of the same kind. */
export function placeWith({ bay, technician, advisor }: PlannedJob, { kind, id }: Row) {
  return { bay, technician, advisor, [kind]: id };
}

/** Only an appointment has a time that can be moved; a car that stands here is worked on now. */
export const isBooked = ({ stage, held }: PlannedJob): boolean =>
  !held && (stage === 'arranging' || (stage !== null && expectedStages.includes(stage)));

export const jobsByTime = ({ jobs }: PlannedDay): readonly PlannedJob[] =>
  jobs.toSorted((a, b) => (a.work.from < b.work.from ? -1 : a.work.from > b.work.from ? 1 : a.bay < b.bay ? -1 : 1));

/** Of the work of a day, how much is taken; minutes. */
export function loadOf({ load }: PlannedDay): { readonly taken: number; readonly of: number } {
  return {
    taken: load.reduce((sum, part) => sum + part.taken, 0),
    of: load.reduce((sum, part) => sum + part.of, 0),
  };
}
export const percentOf = ({ taken, of }: { readonly taken: number; readonly of: number }): number =>
  of === 0 ? (taken > 0 ? 100 : 0) : Math.round((taken * 100) / of);
/** Above this share a new car hardly finds a place. */
export const levelOf = (percent: number): 'low' | 'high' | 'full' =>
  percent >= 95 ? 'full' : percent >= 75 ? 'high' : 'low';
