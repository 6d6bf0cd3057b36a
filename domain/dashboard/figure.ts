import type { Complaint } from '../complaint/state';
import { firstCallAt, type FollowUp } from '../follow-up/state';
import type { Instant } from '../kernel/process';
import type { RepairOrder } from '../repair-order/state';
import type { FigureGroup, Unit } from './names';

/** What figures are made of: processes of which this happened within the period. */
export interface CountedStates {
  readonly opened: RepairOrder;
  readonly settled: RepairOrder;
  readonly delivered: RepairOrder;
  readonly received: Complaint;
  readonly closed: Complaint;
  readonly callDue: FollowUp;
  readonly recorded: FollowUp;
}
export type Source = keyof CountedStates;

/** The moment by which a process belongs to a period; undefined for one of which it has not happened. */
export const momentOf: { readonly [S in Source]: (state: CountedStates[S]) => Instant | undefined } = {
  opened: ({ openedAt }) => openedAt,
  settled: ({ settledAt }) => settledAt,
  delivered: ({ deliveredAt }) => deliveredAt,
  received: ({ receivedAt }) => receivedAt,
  closed: ({ closedAt }) => closedAt,
  // a call that nobody makes any more was never due
  callDue: (followUp) => (followUp.stage === 'cancelled' ? undefined : firstCallAt(followUp)),
  recorded: ({ recordedAt }) => recordedAt,
};

/** What one process adds to a figure: an amount, minutes or a number; of a share 1 where it is true and 0 where it is not. */
export interface Counted {
  readonly value: number;
  /** Which part of the process, in the words it has there. */
  readonly what?: string;
}

/** A figure of a period: of which processes, what each adds to it, and the requirements that ask for it. */
export interface FigureOf<S extends Source> {
  readonly source: S;
  readonly group: FigureGroup;
  readonly unit: Unit;
  /** Whether more of it is good news. */
  readonly better: 'more' | 'less' | 'neither';
  readonly requirements: readonly string[];
  readonly count: (state: CountedStates[S], now: Instant) => readonly Counted[];
}

/** One entry behind a figure. */
export interface FigureCase extends Counted {
  readonly number: string;
  readonly at: Instant;
}

/** What the cases of a figure come to. */
export interface FigureValue {
  /** In the unit of the figure; null for a share of nothing. */
  readonly value: number | null;
  /** Of the values of all cases. */
  readonly sum: number;
  readonly cases: number;
}

/** A sum; for a share, how many of a hundred it is true for, with one digit behind the point. */
export function valueOf(unit: Unit, cases: readonly Counted[]): FigureValue {
  const sum = cases.reduce((total, { value }) => total + value, 0);
  const share = cases.length === 0 ? null : Math.round((sum * 1_000) / cases.length) / 10;
  return { value: unit === 'share' ? share : sum, sum, cases: cases.length };
}

/** One entry without words. */
export const once = (value: number): readonly Counted[] => [{ value }];
export const isTrue = (holds: boolean): readonly Counted[] => once(holds ? 1 : 0);
/** One entry where it holds, none otherwise. */
export const onlyIf = (holds: boolean): readonly Counted[] => (holds ? once(1) : []);
