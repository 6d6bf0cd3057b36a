import type { Payload, PayloadConverter } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import type { Receipt, Recorded } from '../../domain/kernel/receipt';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;
/** As the release that ran the process wrote them. */
type SaidEvent = Recorded<object>;

/** What one run of a process has said about its events. */
export interface SaidInRun {
  readonly events: readonly SaidEvent[];
  /** Of the events, as far as the start of the run says. */
  readonly schemaVersion: number;
  /** The run before this one; undefined in the first. */
  readonly previousRun?: string;
  /** The sequence before everything that this run can say. */
  readonly after: number;
}

interface Start {
  readonly schemaVersion?: number;
  readonly state?: { readonly sequence: number };
  readonly unpublished?: readonly SaidEvent[];
}

/**
 * Every event that stands in the history of a run: in the answers of Updates, in what it published, and in what the run before it left to be
 * published. A process publishes every event unless the read side has it from one of these already, so together they are all.
 */
export function saidInRun(history: readonly HistoryEvent[], converter: PayloadConverter): SaidInRun {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what was encoded
  const decode = <T>(payload: Payload | null | undefined): T => converter.fromPayload<T>(payload!);
  const events = new Map<number, SaidEvent>();
  const keep = (said: readonly SaidEvent[]): void => {
    for (const one of said) events.set(one.sequence, one);
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
      previousRun = started.continuedExecutionRunId ?? undefined;
      keep(start.unpublished ?? []);
    }
    if (completed?.outcome?.success) keep(decode<Receipt<object>>(completed.outcome.success.payloads?.[0]).recorded);
    if (scheduled?.activityType?.name === 'recordEvents') keep(decode<SaidEvent[]>(scheduled.input?.payloads?.[1]));
  }
  const { schemaVersion = 1, state, unpublished = [] } = start;
  return {
    events: [...events.values()].toSorted((a, b) => a.sequence - b.sequence),
    schemaVersion,
    ...(previousRun && { previousRun }),
    after: (state?.sequence ?? 0) - unpublished.length,
  };
}
