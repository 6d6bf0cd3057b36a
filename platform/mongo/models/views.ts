import { flag, id, number, text } from './columns';

/** The current view of a process, folded from its events up to `sequence`. */
export interface StoredView {
  readonly _id: string;
  readonly store: string;
  readonly sequence: number;
  readonly open: boolean;
  /** The whole state as JSON text: only ever read whole, and a text is written ten times as fast as a tree. */
  readonly state: string;
}

export const view = { _id: id, store: text, sequence: number, open: flag, state: text } as const;
