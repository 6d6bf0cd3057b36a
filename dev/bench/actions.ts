import type { Client } from '@temporalio/client';
import type { ProcessName } from '../../domain/processes';
import { workflowIdOf } from '../../workflows/messages';

/** Temporal's actions, counted in the history of a process that has ended: start, Updates, Signals, timers, activities. */
export async function costOf(
  client: Client,
  kind: ProcessName,
  number: string,
): Promise<{ readonly actions: number; readonly events: number }> {
  const handle = client.workflow.getHandle(workflowIdOf(kind, number));
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
