import type { Payload, PayloadConverter } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import type { Recorded } from '../../domain/kernel/receipt';
import type { SentReceipt } from '../../workflows/messages';
import { isErased } from './tombstone';

export type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** As the release of this schema version wrote it. */
interface SaidEvent extends Recorded<object> {
  readonly schemaVersion: number;
}

/** What one run of a process has said about its events. */
export interface SaidInRun {
  readonly events: readonly SaidEvent[];
  /** Of the state at its end: the latest that it said anything in. */
  readonly schemaVersion: number;
  /** The run before this one; undefined in the first. */
  readonly previousRun?: string;
  /** The sequence before everything that this run can say. */
  readonly after: number;
}

/** The payloads in which a run says something, as this codec reads them. */
export async function decodeSaid(
  history: readonly HistoryEvent[],
  decode: (payloads: Payload[]) => Promise<Payload[]>,
): Promise<readonly HistoryEvent[]> {
  for (const {
    workflowExecutionStartedEventAttributes: started,
    workflowExecutionUpdateCompletedEventAttributes: completed,
    activityTaskScheduledEventAttributes: scheduled,
  } of history)
    for (const said of [started?.input, completed?.outcome?.success, scheduled?.input])
      if (said?.payloads) said.payloads = await decode(said.payloads);
  return history;
}

interface Start {
  readonly schemaVersion?: number;
  readonly state?: { readonly sequence: number };
  readonly unpublished?: readonly Recorded<object>[];
}

/**
 * Every event that stands in the history of a run: in the answers of Updates, in what it published, and in what the run before it left to be
 * published. A process publishes every event unless the read side has it from one of these already, so together they are all. A run that was
 * renewed begins with what an older release left, and goes on in the words of a later one, so everything has a schema version of its own.
 */
export function saidInRun(history: readonly HistoryEvent[], converter: PayloadConverter): SaidInRun {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what was encoded
  const decode = <T>(payload: Payload | null | undefined): T => converter.fromPayload<T>(payload!);
  const events = new Map<number, SaidEvent>();
  let latest = 1;
  const keep = (said: readonly Recorded<object>[], schemaVersion = 1): void => {
    latest = Math.max(latest, schemaVersion);
    for (const { sequence, event } of said) events.set(sequence, { sequence, event, schemaVersion });
  };
  let start: Start = {};
  let previousRun: string | undefined;
  for (const {
    workflowExecutionStartedEventAttributes: started,
    workflowExecutionUpdateCompletedEventAttributes: completed,
    activityTaskScheduledEventAttributes: scheduled,
  } of history) {
    if (started) {
      start = decode<Start>(started.input?.payloads?.[0]);
      if (isErased(start)) start = {};
      previousRun = started.continuedExecutionRunId ?? undefined;
      keep(start.unpublished ?? [], start.schemaVersion);
    }
    if (completed?.outcome?.success) {
      const receipt = decode<SentReceipt<object>>(completed.outcome.success.payloads?.[0]);
      if (!isErased(receipt)) keep(receipt.recorded, receipt.schemaVersion);
    }
    if (scheduled?.activityType?.name === 'recordEvents') {
      const [, published, schemaVersion] = scheduled.input?.payloads ?? [];
      const recorded = decode<readonly Recorded<object>[]>(published);
      if (!isErased(recorded)) keep(recorded, schemaVersion ? decode<number>(schemaVersion) : 1);
    }
  }
  const { state, unpublished = [] } = start;
  return {
    events: [...events.values()].toSorted((a, b) => a.sequence - b.sequence),
    schemaVersion: latest,
    ...(previousRun && { previousRun }),
    after: (state?.sequence ?? 0) - unpublished.length,
  };
}
