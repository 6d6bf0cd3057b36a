import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Logger } from '../log';

const REASON = 'what it held was erased';

/** Ends processes whose key is destroyed: nobody can carry them on, and without an end their tasks would be tried for ever. */
export class ErasedProcesses {
  readonly #ending = new Set<string>();

  constructor(
    private readonly client: Client,
    private readonly log: Logger,
  ) {}

  /** Never rejects; what does not succeed is done when the process is met again. One that has ended stays as it is. */
  async end(workflowId: string): Promise<void> {
    if (this.#ending.has(workflowId)) return;
    this.#ending.add(workflowId);
    try {
      await this.client.workflow.getHandle(workflowId).terminate(REASON);
      this.log.warn({ workflowId }, 'a process was ended, because the key of what it held is destroyed');
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError))
        this.log.error({ workflowId, error: String(error) }, 'a process whose key is destroyed could not be ended');
    } finally {
      this.#ending.delete(workflowId);
    }
  }
}
