import type { Schema } from 'mongoose';
import { computable } from '../../../domain/kernel/process';
import { processDefinitions, type AnyState, type ProcessType, type StateOf } from '../../../domain/processes';
import { flag, id, maybeNumber, number, schemaVersion, text } from './columns';

/** The current view of a process, folded from its events up to `sequence`. */
export interface StoredView {
  readonly _id: string;
  readonly store: string;
  readonly sequence: number;
  readonly open: boolean;
  /** What time brings first; null when nothing is awaited. */
  readonly dueAt: number | null;
  /** The whole state as JSON text: only ever read whole, and a text is written ten times as fast as a tree. */
  readonly state: string;
  /** Of the state. */
  readonly schemaVersion?: number;
  /** How often it was folded anew: whoever has it in memory from before writes it no more. Absent, it is 0. */
  readonly rebuilt?: number;
}

export const view = {
  _id: id,
  store: text,
  sequence: number,
  open: flag,
  dueAt: maybeNumber,
  state: text,
  schemaVersion,
  rebuilt: { type: Number },
} as const;

/** What lists show of a view: its fields without the state. */
export type RowOf<View extends StoredView> = Omit<View, 'state' | 'schemaVersion' | 'rebuilt'>;
export const rowOnly = { state: 0, schemaVersion: 0, rebuilt: 0 } as const;
export const stateOnly = { state: 1, schemaVersion: 1, rebuilt: 1 } as const;

/** Where the views of one type of process are kept, and what they hold beside the state, to be searched and sorted by. */
export interface ProcessView<T extends ProcessType, Columns extends object> {
  readonly collection: string;
  readonly schema: Schema;
  readonly columnsOf: (state: StateOf<T>) => Columns;
}

/** When time acts next; null when nothing is awaited. */
export const dueAt = (type: ProcessType, state: AnyState): number | null => {
  const instants = computable(() => processDefinitions[type].deadlines(state)).map(({ at }) => at);
  return instants.length === 0 ? null : Math.min(...instants);
};
