import type { Recorded } from '../../domain/kernel/receipt';
import type { AnyEvent } from '../../domain/processes';
import type { Logger } from '../../platform/log';
import { stored, type EventLog } from '../../platform/mongo/projections/event-log';
import type { StoredEvent } from '../../platform/mongo/repositories';

/** At once when it is quiet; when it is busy, so seldom that many commands share a write. */
const SOON_MS = 30;
const GAP_MS = 800;

/**
 * The fast way of an accepted command to the read side: its events stand in the answer of the Update, so the API records them
 * while the client already has its answer. Nothing depends on it: what is lost here the workflow's own publisher records.
 */
export class ReadSideRecorder {
  #waiting = new Map<string, Recorded<AnyEvent>[]>();
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #flushedAt = 0;

  constructor(
    private readonly eventLog: EventLog,
    private readonly log: Logger,
    /** Hears of what was accepted before it is written: an answered command is a fact. */
    private readonly heard: (events: readonly StoredEvent[]) => void,
  ) {}

  add(number: string, events: readonly Recorded<AnyEvent>[]): void {
    if (events.length === 0) return;
    this.heard(events.map((recorded) => stored(number, recorded)));
    this.#waiting.set(number, [...(this.#waiting.get(number) ?? []), ...events]);
    const rest = this.#flushedAt + GAP_MS - Date.now();
    this.#timer ??= setTimeout(() => this.#flushSoon(), Math.max(SOON_MS, rest));
  }

  /** Waits until everything added so far is recorded or given up. */
  async drain(): Promise<void> {
    this.#flushSoon();
    await this.#flushing;
  }

  #flushSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.#flushing.then(() => this.#flush());
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting;
    this.#flushedAt = Date.now();
    this.#waiting = new Map();
    try {
      if (batch.size > 0) await this.eventLog.record(batch);
    } catch (error) {
      const reason = error instanceof Error ? error.constructor.name : typeof error;
      this.log.warn({ processes: batch.size, reason }, 'read side not reached; the workflows will record these events');
    }
  }
}
