import type { Logger } from '../../log';
import { Pause } from '../../pause';
import type { StoredLease } from '../models';
import type { Lease } from './lease';

interface Options {
  readonly lease: Lease;
  readonly log: Logger;
  /** With the lease in hand; ends when the lease is lost, or soon after `isStopping`. */
  readonly work: (lease: StoredLease) => Promise<void>;
  /** What the log says when it begins to fail. */
  readonly whenFailing: string;
  /** Milliseconds after a failure. */
  readonly againAfterMs: number;
  /** So that another program may try meanwhile. */
  readonly handsBackWhenFailing?: boolean;
}

/** What every program runs and only one does at a time: whoever has the lease works, the others look whether it is still held. */
export class LeasedLoop {
  readonly #pause = new Pause();
  #stopping = false;
  #works = false;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly options: Options) {}

  get isStopping(): boolean {
    return this.#stopping;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Ends what is being done. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#pause.wake();
    await this.#running;
  }

  /** Waits so many milliseconds, unless it is woken or stopped. */
  rest(ms: number): Promise<void> {
    return this.#pause.rest(ms);
  }

  /** Ends the wait of whoever works; the others have nothing to do earlier. */
  wake(): void {
    if (this.#works) this.#pause.wake();
  }

  async #run(): Promise<void> {
    const { lease, log, work, whenFailing, againAfterMs, handsBackWhenFailing = false } = this.options;
    let failing = false;
    while (!this.#stopping)
      try {
        const taken = await lease.take();
        this.#works = taken !== undefined;
        if (taken) await work(taken);
        failing = false;
        if (!taken) await this.#pause.rest(lease.leaseMs / 6);
      } catch (error) {
        const reason = error instanceof Error ? error.constructor.name : typeof error;
        if (!failing) log.warn({ reason }, whenFailing);
        failing = true;
        if (handsBackWhenFailing) await lease.handBack().catch(() => undefined);
        await this.#pause.rest(againAfterMs);
      } finally {
        this.#works = false;
      }
  }
}
