import type { AnyEvent } from '../../../domain/processes';
import type { Recorded } from '../../../domain/kernel/receipt';
import type { EventLog } from './event-log';

interface Waiting {
  readonly number: string;
  readonly events: readonly Recorded<AnyEvent>[];
  readonly done: () => void;
  readonly failed: (reason: unknown) => void;
}

/** Long enough that a thousand deadlines of one minute share their writes, too short for anybody to notice. */
const GATHER_MS = 25;

/**
 * Many activities, few writes: what is recorded at the same time goes into the log together. Each caller hears of its own fate;
 * when a shared write fails, each tries again by itself, as its activity is retried.
 */
export class BatchingRecorder {
  #waiting: Waiting[] = [];

  constructor(private readonly eventLog: EventLog) {}

  record(number: string, events: readonly Recorded<AnyEvent>[]): Promise<void> {
    return new Promise((done, failed) => {
      if (this.#waiting.length === 0) setTimeout(() => void this.#write(), GATHER_MS);
      this.#waiting.push({ number, events, done, failed });
    });
  }

  async #write(): Promise<void> {
    const callers = this.#waiting;
    this.#waiting = [];
    const batch = new Map<string, readonly Recorded<AnyEvent>[]>();
    for (const { number, events } of callers) batch.set(number, [...(batch.get(number) ?? []), ...events]);
    try {
      await this.eventLog.record(batch);
      for (const { done } of callers) done();
    } catch (error) {
      for (const { failed } of callers) failed(error);
    }
  }
}
