import type { Recorded } from '../../domain/kernel/receipt';
import type { AnyEvent } from '../../domain/processes';
import type { Logger } from '../../platform/log';
import type { BatchingRecorder } from '../../platform/mongo/projections/batching-recorder';
import { storedEvent } from '../../platform/mongo/projections/events';
import type { StoredEvent } from '../../platform/mongo/repositories';

/** Processes whose state of recording is remembered. */
const MAX_REMEMBERED = 10_000;

/**
 * The fast way of an accepted command to the read side: its events stand in the answer of the Update, so the API records them
 * while the client already has its answer. Nothing depends on it: what is lost here the workflow's own publisher records.
 */
export class ReadSideRecorder {
  /** Of the processes whose events were recorded here lately, up to which event the read side has all. */
  readonly #recordedThrough = new Map<string, number>();

  constructor(
    private readonly recorder: Pick<BatchingRecorder, 'record' | 'drain'>,
    private readonly log: Logger,
    /** Hears of what was accepted before it is written: an answered command is a fact. */
    private readonly heard: (events: readonly StoredEvent[]) => void,
  ) {}

  add(number: string, events: readonly Recorded<AnyEvent>[]): void {
    if (events.length === 0) return;
    this.heard(events.map((recorded) => storedEvent(number, recorded)));
    this.recorder.record(number, events).then(
      (sequence) => this.#remember(number, sequence),
      (error: unknown) => {
        const reason = error instanceof Error ? error.constructor.name : typeof error;
        this.log.warn({ number, reason }, 'read side not reached; the workflow will record these events');
      },
    );
  }

  /** Up to this sequence the read side has every event of the process; undefined when nobody here knows. */
  recordedThrough(number: string): number | undefined {
    return this.#recordedThrough.get(number);
  }

  #remember(number: string, sequence: number): void {
    this.#recordedThrough.delete(number); // the last one stands last
    this.#recordedThrough.set(number, sequence);
    const [oldest] = this.#recordedThrough.keys();
    if (this.#recordedThrough.size > MAX_REMEMBERED) this.#recordedThrough.delete(oldest!);
  }

  /** Waits until everything added so far is recorded or given up. */
  drain = (): Promise<void> => this.recorder.drain();
}
