import type { Client, WorkflowHandle } from '@temporalio/client';
import { definitionOf, type AnyState } from '../../domain/processes';
import { VIEW } from '../../workflows/messages';
import { ProcessPortError } from '../process-port';
import { isErased } from './tombstone';
import { portErrorOf } from './errors';

interface View {
  readonly state: object;
  /** Of the build that carries the process on. */
  readonly schemaVersion?: number;
}

/** Asks processes, and waits so long for an answer. */
export class Asking {
  constructor(
    private readonly client: Client,
    private readonly answerWithinMs: number,
  ) {}

  handleOf(number: string, run?: string): WorkflowHandle {
    return this.client.workflow.getHandle(definitionOf(number).workflowId(number), run);
  }

  /** What goes wrong is told in the words of Temporal. */
  withDeadline<T>(number: string, question: (handle: WorkflowHandle) => Promise<T>): Promise<T> {
    return this.client.withDeadline(Date.now() + this.answerWithinMs, () => question(this.handleOf(number)));
  }

  /** What goes wrong is told in the words of the port. */
  async ask<T>(number: string, question: (handle: WorkflowHandle) => Promise<T>): Promise<T> {
    try {
      return await this.withDeadline(number, question);
    } catch (error) {
      throw portErrorOf(error);
    }
  }

  /** The state of a running process in the shape of this build, whichever build carries it on. */
  async readState(number: string): Promise<AnyState> {
    const view = await this.ask(number, (handle) => handle.query<View>(VIEW));
    if (isErased(view)) throw new ProcessPortError('erased');
    const { state, schemaVersion } = view;
    return definitionOf(number).upcasting.upcastState(state, schemaVersion);
  }
}
