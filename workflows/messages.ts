import type { Outcome } from '../domain/kernel/receipt';

/** Names that client and workflow share. Every type of process is one workflow type of the same name. */
export const VIEW = 'view';
export const COMMAND = 'command';
/** Update and Signal: one submission. */
export const SUBMIT = 'submit';
/** Signal of whoever operates the system: the errands that were refused are done again, or were seen to by hand. */
export const SETTLE_ERRANDS = 'settleErrands';
export type CommandOutcome = Outcome | null;

/** Searchable in Temporal: no personal data, and nothing that changes, so that it is never stale and costs nothing. */
export const searchAttributes = {
  store: { name: 'RepairflowStore', type: 'KEYWORD' },
} as const;

/** Activities have a queue of their own: while the database is slow, their backlog delays no command. */
export const activityQueueOf = (taskQueue: string): string => `${taskQueue}-activities`;
