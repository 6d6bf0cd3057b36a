import type { Recorded } from '../../../domain/kernel/receipt';
import type { AnyEvent } from '../../../domain/processes';
import { isMongoAway } from '../away';
import type { EventLog, Reached } from './event-log';

interface Waiting {
  readonly number: string;
  readonly events: readonly Recorded<AnyEvent>[];
  readonly done: (reached: Reached) => void;
  readonly failed: (reason: unknown) => void;
}

/** How far the read side has come, or why it could not be written. */
type Outcome = { readonly reached: Reached } | { readonly failure: unknown };

interface Options {
  /** How long the first waits for others. */
  readonly soonMs: number;
  /** How long after a write the next one begins at the earliest, so that many share it. */
  readonly gapMs: number;
}

/**
 * Many callers, few writes: what is recorded at the same time goes into the log together. When a shared write fails, each process
 * is written by itself: each caller hears of its own fate, and one that fails holds up nobody else.
 */
export class BatchingRecorder {
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #writtenAt = 0;

  constructor(
    private readonly eventLog: Pick<EventLog, 'record'>,
    private readonly options: Options,
  ) {}

  /** Answers how far the read side has come with the process. */
  record(number: string, events: readonly Recorded<AnyEvent>[]): Promise<Reached> {
    return new Promise((done, failed) => {
      this.#waiting.push({ number, events, done, failed });
      const { soonMs, gapMs } = this.options;
      const rest = this.#writtenAt + gapMs - Date.now();
      this.#timer ??= setTimeout(() => this.#writeSoon(), Math.max(soonMs, rest));
    });
  }

  /** Waits until everything handed in so far is recorded or given up. */
  async drain(): Promise<void> {
    this.#writeSoon();
    await this.#writing;
  }

  #writeSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
  }

  async #write(): Promise<void> {
    const callers = this.#waiting;
    this.#writtenAt = Date.now();
    this.#waiting = [];
    if (callers.length === 0) return;
    const batch = new Map<string, readonly Recorded<AnyEvent>[]>();
    for (const { number, events } of callers) batch.set(number, [...(batch.get(number) ?? []), ...events]);
    const outcomes = await this.#outcomesOf(batch);
    for (const { number, done, failed } of callers) {
      const outcome = outcomes.get(number)!;
      if ('reached' in outcome) done(outcome.reached);
      else failed(outcome.failure);
    }
  }

  /** What became of each process. */
  async #outcomesOf(batch: ReadonlyMap<string, readonly Recorded<AnyEvent>[]>): Promise<ReadonlyMap<string, Outcome>> {
    try {
      const all = await this.eventLog.record(batch);
      return new Map([...all].map(([number, reached]) => [number, { reached }]));
    } catch (failure) {
      if (batch.size === 1 || isMongoAway(failure))
        return new Map([...batch.keys()].map((number) => [number, { failure }]));
      const outcomes = await Promise.all([...batch].map((one) => this.#outcomesOf(new Map([one]))));
      return new Map(outcomes.flatMap((each) => [...each]));
    }
  }
}
