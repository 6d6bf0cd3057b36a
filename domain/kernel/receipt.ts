import type { Facts, RejectionCode } from './rejection';

/** An event with its place in the order's history, from 1 without gaps. */
export interface Recorded<Event> {
  readonly sequence: number;
  readonly event: Event;
}

/** The answer to an accepted command; the same for every repetition of its id, except that `recorded` is empty then. */
export interface Receipt<Event> {
  readonly commandId: string;
  /** The sequence after the command; reads with `minSequence` see at least this. */
  readonly sequence: number;
  /** Names of the events it brought about; empty when everything had already happened. */
  readonly happened: readonly string[];
  readonly recorded: readonly Recorded<Event>[];
}

/** What became of a command, however it came in. */
export type Outcome =
  | { readonly status: 'applied'; readonly sequence: number; readonly happened: readonly string[] }
  | { readonly status: 'rejected'; readonly code: RejectionCode; readonly facts: Facts };

export interface Handled {
  readonly id: string;
  /** SHA-256 over sender and payload: the same id with another content is a mistake, not a repetition. */
  readonly fingerprint: string;
  readonly outcome: Outcome;
}
