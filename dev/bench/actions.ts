import type { Client } from '@temporalio/client';
import { processDefinitions, type ProcessType } from '../../domain/processes';

/** Temporal's actions, counted in the history of a process that has ended: start, Updates, Signals, timers, activities. */
export async function costOf(
  client: Client,
  kind: ProcessType,
  number: string,
): Promise<{ readonly actions: number; readonly events: number }> {
  const handle = client.workflow.getHandle(processDefinitions[kind].workflowId(number));
  await handle.result();
  const events = (await handle.fetchHistory()).events ?? [];
  const counted = events.filter(
    (event) =>
      event.workflowExecutionUpdateAcceptedEventAttributes ??
      event.workflowExecutionSignaledEventAttributes ??
      event.timerStartedEventAttributes ??
      event.activityTaskScheduledEventAttributes,
  );
  return { actions: 1 + counted.length, events: events.length };
}
