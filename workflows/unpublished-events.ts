import { jsonBytes } from '../domain/kernel/fingerprint';
import type { Recorded } from '../domain/kernel/receipt';

/** Bytes in one call of the activity; a single event may be larger. */
const MAX_BATCH_BYTES = 256_000;
/** Events in one call of the activity. */
const MAX_BATCH_EVENTS = 100;

interface Measured<Event> {
  readonly recorded: Recorded<Event>;
  readonly bytes: number;
}

/** Events that are not known to be recorded yet, in order. */
export class UnpublishedEvents<Event> {
  #entries: readonly Measured<Event>[] = [];
  #bytes = 0;

  constructor(events: readonly Recorded<Event>[]) {
    this.add(events);
  }

  get events(): readonly Recorded<Event>[] {
    return this.#entries.map(({ recorded }) => recorded);
  }

  get first(): Recorded<Event> | undefined {
    return this.#entries[0]?.recorded;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** UTF-8 bytes of all of them. */
  get bytes(): number {
    return this.#bytes;
  }

  /** As many as one call of the activity takes, or more. */
  get fillsBatch(): boolean {
    return this.#entries.length >= MAX_BATCH_EVENTS || this.#bytes >= MAX_BATCH_BYTES;
  }

  add(events: readonly Recorded<Event>[]): void {
    const measured = events.map((recorded) => ({ recorded, bytes: jsonBytes(recorded) }));
    this.#entries = [...this.#entries, ...measured];
    for (const { bytes } of measured) this.#bytes += bytes;
  }

  /** What one call of the activity takes, from the first on. */
  nextBatch(): readonly Recorded<Event>[] {
    let total = 0;
    const end = this.#entries.findIndex(({ bytes }, index) => {
      total += bytes;
      return index > 0 && (index === MAX_BATCH_EVENTS || total > MAX_BATCH_BYTES);
    });
    return end === -1 ? this.events : this.events.slice(0, end);
  }

  /** Forgets those up to this sequence: they are recorded. */
  dropThrough(sequence: number): void {
    const kept = this.#entries.filter(({ recorded }) => recorded.sequence > sequence);
    this.#entries = kept;
    this.#bytes = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  }
}
