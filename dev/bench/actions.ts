import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { processDefinitions, type ProcessType } from '../../domain/processes';

interface Cost {
  readonly actions: number;
  readonly events: number;
}

/** Temporal's actions, counted in a history: start, Updates, Signals, timers, activities. */
export function actionsIn(events: readonly temporal.api.history.v1.IHistoryEvent[]): Cost {
  const counted = events.filter(
    (event) =>
      event.workflowExecutionUpdateAcceptedEventAttributes ??
      event.workflowExecutionSignaledEventAttributes ??
      event.timerStartedEventAttributes ??
      event.activityTaskScheduledEventAttributes,
  );
  return { actions: 1 + counted.length, events: events.length };
}

/** What a process has cost that has ended. */
export async function costOf(client: Client, kind: ProcessType, number: string): Promise<Cost> {
  const handle = client.workflow.getHandle(processDefinitions[kind].workflowId(number));
  await handle.result();
  return actionsIn((await handle.fetchHistory()).events ?? []);
}
