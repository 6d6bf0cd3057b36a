import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../platform/log';

interface Options {
  /** Names the loop in the log. */
  readonly name: string;
  readonly everyMs: number;
  /** Takes one entry that is due and does what it says; false when none is due. What takes long ends early when the signal says so. */
  readonly takeNext: (stopping: AbortSignal) => Promise<boolean>;
  /** How many entries are worked on at once: one that takes long does not hold up the others. */
  readonly lanes?: number;
  readonly log: Logger;
}

/** Works off an outbox, and looks again in a while when there is nothing to do. */
export class OutboxLoop {
  readonly #stopping = new AbortController();
  #running: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: Options) {}

  start(): void {
    const { lanes = 1 } = this.options;
    this.#running = Promise.all(Array.from({ length: lanes }, () => this.#run()));
  }

  /** Ends what is being done, and takes nothing more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { name, everyMs, takeNext, log } = this.options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        while (!signal.aborted && (await takeNext(signal)));
      } catch (error) {
        log.warn({ outbox: name, reason: (error as Error).name }, 'the outbox was not read; it is read again later');
      }
      await wait(everyMs, undefined, { ref: false, signal }).catch(() => undefined);
    }
  }
}
