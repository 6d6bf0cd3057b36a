import { proxyActivities, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { Activities } from '../../activities';
import type { Actor } from '../../domain/actor';
import type { Instant } from '../../domain/process';
import type { Rejection } from '../../domain/rejection';
import { searchAttributes } from './messages';

export const { recordEvents } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

/** A command handed in as a Signal was rejected: an event, because nobody was there to hear the answer. */
export const rejected = (
  { id, type, by }: { readonly id: string; readonly type: string; readonly by: Actor },
  { code, facts }: Rejection,
  at: Instant,
) => ({ type: 'commandRejected' as const, at, by, commandId: id, command: type, code, facts });

const stageKey = defineSearchAttributeKey(searchAttributes.stage.name, searchAttributes.stage.type);
const dueAtKey = defineSearchAttributeKey(searchAttributes.dueAt.name, searchAttributes.dueAt.type);

/** Each milestone shows where the process stands; a run that goes on where another left off has nothing new to show. */
export function label(stage: string, dueAt: Instant | undefined): void {
  if (workflowInfo().typedSearchAttributes.get(stageKey) === stage) return;
  upsertSearchAttributes([
    { key: stageKey, value: stage },
    { key: dueAtKey, value: dueAt === undefined ? null : new Date(dueAt) },
  ]);
}
