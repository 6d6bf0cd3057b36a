import type { TableFacts, TableFaultCode } from '../values/table';

/** A dry run writes nothing. */
export const runModes = ['dryRun', 'import'] as const;
export const runStates = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;
export type RunMode = (typeof runModes)[number];
export type RunState = (typeof runStates)[number];

/** What became of a row whose record is in the store. */
export const rowOutcomes = ['created', 'updated', 'unchanged'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** How many rows came to what. */
export interface RunCounts extends Readonly<Record<RowOutcome, number>> {
  /** All rows that were dealt with; the sum of the others. */
  readonly rows: number;
  /** Rows that say what an earlier row of the file has said. */
  readonly repeated: number;
  readonly refused: number;
}
export const noCounts: RunCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, repeated: 0, refused: 0 };

/** Why a run ended before the last row: the file cannot be read further, or it failed again and again, of itself or because the database is too slow. */
export interface RunFault {
  readonly code: TableFaultCode | 'defect' | 'databaseSlow';
  readonly facts: TableFacts;
}

export const isOver = ({ state }: { readonly state: RunState }): boolean => state !== 'waiting' && state !== 'running';
