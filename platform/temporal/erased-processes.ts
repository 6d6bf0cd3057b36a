import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../log';
import { numberIn } from '../vault/process-keys';

/** An hour of trying. */
const ATTEMPTS = 720;

/** Ends processes whose key is destroyed: nobody can carry them on, and without an end their tasks would be tried for ever. */
export class ErasedProcesses {
  readonly #ending = new Set<string>();

  constructor(
    private readonly end: (number: string) => Promise<unknown>,
    private readonly log: Logger,
    private readonly pauseMs = 5_000,
  ) {}

  /** Never rejects; what does not succeed is tried again: a process that has ended is not met a second time. */
  async meet(workflowId: string): Promise<void> {
    const number = numberIn(workflowId);
    if (number === undefined || this.#ending.has(number)) return;
    this.#ending.add(number);
    try {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        if (attempt > 1) await wait(this.pauseMs, undefined, { ref: false });
        if (await this.#ended(number, workflowId)) return;
      }
    } finally {
      this.#ending.delete(number);
    }
  }

  async #ended(number: string, workflowId: string): Promise<boolean> {
    try {
      await this.end(number);
      this.log.warn({ workflowId }, 'a process was ended, because the key of what it held is destroyed');
      return true;
    } catch (error) {
      this.log.error({ workflowId, error: String(error) }, 'a process whose key is destroyed could not be ended');
      return false;
    }
  }
}
