import { jsonBytes } from '../domain/kernel/fingerprint';
import type { Recorded } from '../domain/kernel/receipt';

/** Bytes in one call of the activity; a single event may be larger. */
const MAX_BATCH_BYTES = 256_000;
/** Events in one call of the activity. */
const MAX_BATCH_EVENTS = 100;

/** Events that are not known to be recorded yet, in order. */
export class UnpublishedEvents<Event> {
  #events: readonly Recorded<Event>[] = [];
  #bytes = 0;

  constructor(events: readonly Recorded<Event>[]) {
    this.add(events);
  }

  get events(): readonly Recorded<Event>[] {
    return this.#events;
  }

  get isEmpty(): boolean {
    return this.#events.length === 0;
  }

  /** UTF-8 bytes of all of them. */
  get bytes(): number {
    return this.#bytes;
  }

  /** As many as one call of the activity takes, or more. */
  get fillsBatch(): boolean {
    return this.#events.length >= MAX_BATCH_EVENTS || this.#bytes >= MAX_BATCH_BYTES;
  }

  add(events: readonly Recorded<Event>[]): void {
    this.#events = [...this.#events, ...events];
    for (const event of events) this.#bytes += jsonBytes(event);
  }

  /** What one call of the activity takes, from the first on. */
  nextBatch(): readonly Recorded<Event>[] {
    let bytes = 0;
    const end = this.#events.findIndex((event, index) => {
      bytes += jsonBytes(event);
      return index > 0 && (index === MAX_BATCH_EVENTS || bytes > MAX_BATCH_BYTES);
    });
    return end === -1 ? this.#events : this.#events.slice(0, end);
  }

  /** Forgets those up to this sequence: they are recorded. */
  dropThrough(sequence: number): void {
    const dropped = this.#events.filter((event) => event.sequence <= sequence);
    if (dropped.length === 0) return;
    for (const event of dropped) this.#bytes -= jsonBytes(event);
    this.#events = this.#events.slice(dropped.length);
  }
}
