import { jsonBytes } from '../domain/kernel/fingerprint';
import type { Recorded } from '../domain/kernel/receipt';

/** Bytes in one call of the activity; a single event may be larger. */
const MAX_BATCH_BYTES = 256_000;
/** Events in one call of the activity. */
const MAX_BATCH_EVENTS = 100;

interface Measured<State, Event> {
  readonly recorded: Recorded<Event>;
  readonly bytes: number;
  /** The state after it, where that is known. */
  readonly state?: State;
}

/** Events that are not known to be recorded yet, in order. */
export class UnpublishedEvents<State, Event> {
  #entries: readonly Measured<State, Event>[] = [];
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

  /** `state` is the one after the last of them. */
  add(events: readonly Recorded<Event>[], state?: State): void {
    const measured = events.map((recorded, index) => ({
      recorded,
      bytes: jsonBytes(recorded),
      ...(state && index === events.length - 1 && { state }),
    }));
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

  /** The state after the event of this sequence, where that is known. */
  stateAfter(sequence: number): State | undefined {
    return this.#entries.find(({ recorded }) => recorded.sequence === sequence)?.state;
  }

  /** Forgets those up to this sequence: they are recorded. */
  dropThrough(sequence: number): void {
    const kept = this.#entries.filter(({ recorded }) => recorded.sequence > sequence);
    this.#entries = kept;
    this.#bytes = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  }
}
