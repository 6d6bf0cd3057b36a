import type { AnyEvent, AnyState } from '../domain/processes';

/** One process as its engine lists it. */
export interface ListedProcess {
  readonly number: string;
  /** False when it has ended. */
  readonly running: boolean;
}

/** What a process itself has said about its events. */
export interface SaidEvents {
  readonly events: ReadonlyMap<number, AnyEvent>;
  /** From this sequence on everything is there that has been said; what was before is beyond the retention. */
  readonly since: number;
}

export type ProcessFilter = { readonly process: string } | { readonly store: string } | 'all';

/** What the engine that runs the processes keeps of them, against which the read side is compared. */
export interface ProcessRecords {
  /** Every process, first those that run; those that have ended within the retention only. Throws a ProcessPortError `notFound` for an unknown number. */
  list(filter: ProcessFilter): AsyncIterable<ListedProcess>;
  /** Its state now, or the last one; undefined when it ended without saying it. Throws a ProcessPortError when nobody answers. */
  readState(process: ListedProcess): Promise<AnyState | undefined>;
  /** Everything said before the call is in the answer. */
  readEvents(number: string): Promise<SaidEvents>;
}
