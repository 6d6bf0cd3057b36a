import type { Outcome } from '../domain/kernel/receipt';

/** Names that client and workflow share. Every type of process is one workflow type of the same name. */
export const VIEW = 'view';
export const COMMAND = 'command';
export type CommandOutcome = Outcome | null;

/** Searchable in Temporal: no personal data, only store, stage and next deadline. */
export const searchAttributes = {
  store: { name: 'RepairflowStore', type: 'KEYWORD' },
  stage: { name: 'RepairflowStage', type: 'KEYWORD' },
  dueAt: { name: 'RepairflowDueAt', type: 'DATETIME' },
} as const;
