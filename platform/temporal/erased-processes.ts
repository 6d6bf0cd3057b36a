import type { Logger } from '../log';
import { numberIn } from '../vault/process-keys';

/** Ends processes whose key is destroyed: nobody can carry them on, and without an end their tasks would be tried for ever. */
export class ErasedProcesses {
  readonly #ending = new Set<string>();

  constructor(
    private readonly end: (number: string) => Promise<unknown>,
    private readonly log: Logger,
  ) {}

  /** Never rejects; what does not succeed is done when the process is met again. */
  async meet(workflowId: string): Promise<void> {
    const number = numberIn(workflowId);
    if (number === undefined || this.#ending.has(number)) return;
    this.#ending.add(number);
    try {
      await this.end(number);
      this.log.warn({ workflowId }, 'a process was ended, because the key of what it held is destroyed');
    } catch (error) {
      this.log.error({ workflowId, error: String(error) }, 'a process whose key is destroyed could not be ended');
    } finally {
      this.#ending.delete(number);
    }
  }
}
