import type { Recorded } from '../../domain/kernel/receipt';
import type { AnyEvent } from '../../domain/processes';
import type { Logger } from '../../platform/log';
import type { BatchingRecorder } from '../../platform/mongo/projections/batching-recorder';
import { storedEvent } from '../../platform/mongo/projections/events';
import type { StoredEvent } from '../../platform/mongo/repositories';

/**
 * The fast way of an accepted command to the read side: its events stand in the answer of the Update, so the API records them
 * while the client already has its answer. Nothing depends on it: what is lost here the workflow's own publisher records.
 */
export class ReadSideRecorder {
  constructor(
    private readonly recorder: Pick<BatchingRecorder, 'record' | 'drain'>,
    private readonly log: Logger,
    /** Hears of what was accepted before it is written: an answered command is a fact. */
    private readonly heard: (events: readonly StoredEvent[]) => void,
  ) {}

  add(number: string, events: readonly Recorded<AnyEvent>[]): void {
    if (events.length === 0) return;
    this.heard(events.map((recorded) => storedEvent(number, recorded)));
    this.recorder.record(number, events).catch((error: unknown) => {
      const reason = error instanceof Error ? error.constructor.name : typeof error;
      this.log.warn({ number, reason }, 'read side not reached; the workflow will record these events');
    });
  }

  /** Waits until everything added so far is recorded or given up. */
  drain = (): Promise<void> => this.recorder.drain();
}
