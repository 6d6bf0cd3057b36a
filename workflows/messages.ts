import type { Outcome, Receipt } from '../domain/kernel/receipt';

/** Names that client and workflow share. Every type of process is one workflow type of the same name. */
export const VIEW = 'view';
export const COMMAND = 'command';
/** Update and Signal: one submission. */
export const SUBMIT = 'submit';
/** Signal of whoever operates the system: the errands that were refused are done again, or were seen to by hand. */
export const SETTLE_ERRANDS = 'settleErrands';
export type CommandOutcome = Outcome | null;

/** The answer to an Update: what was recorded is as the release of this schema version writes it; 1 when absent. */
export type SentReceipt<Event> = Receipt<Event> & { readonly schemaVersion?: number };

/** Searchable in Temporal: no personal data, and nothing that changes, so that it is never stale and costs nothing. */
export const searchAttributes = {
  store: { name: 'RepairflowStore', type: 'KEYWORD' },
} as const;

/** Marks the payloads of a failure, in their metadata. */
export const OF_FAILURE = 'of-failure';

/** Signal: the process goes on in a fresh run on this task queue, whose worker may be of a later build. */
export const RENEW = 'renew';

/** Each build has a queue of its own, so that a process is carried on by the code it began with. */
export const buildQueueOf = (taskQueue: string, build: string): string => `${taskQueue}-${build}`;

/** Activities have a queue of their own: while the database is slow, their backlog delays no command. */
export const activityQueueOf = (taskQueue: string): string => `${taskQueue}-activities`;
