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
    private readonly isKeyDestroyed: (workflowId: string) => Promise<boolean> = () => Promise.resolve(false),
  ) {}

  handleOf(number: string, run?: string): WorkflowHandle {
    return this.client.workflow.getHandle(definitionOf(number).workflowId(number), run);
  }

  /** What goes wrong is told in the words of Temporal, but that nobody can read the answer any more. */
  async withDeadline<T>(number: string, question: (handle: WorkflowHandle) => Promise<T>): Promise<T> {
    const until = Date.now() + this.answerWithinMs;
    const answer = await this.client.withDeadline(until, () => question(this.handleOf(number)));
    if (isErased(answer)) throw new ProcessPortError('erased');
    return answer;
  }

  /** What goes wrong is told in the words of the port. */
  async ask<T>(number: string, question: (handle: WorkflowHandle) => Promise<T>): Promise<T> {
    try {
      return await this.withDeadline(number, question);
    } catch (error) {
      throw portErrorOf(error);
    }
  }

  /** Asks what a process says of itself; of one whose key is destroyed nobody can make that again, and the worker that tried would fail. */
  async query<T>(number: string, question: (handle: WorkflowHandle) => Promise<T>): Promise<T> {
    if (await this.isKeyDestroyed(definitionOf(number).workflowId(number))) throw new ProcessPortError('erased');
    return this.ask(number, question);
  }

  /** The state of a running process in the shape of this build, whichever build carries it on. */
  async readState(number: string): Promise<AnyState> {
    const { state, schemaVersion } = await this.query(number, (handle) => handle.query<View>(VIEW));
    return definitionOf(number).upcasting.upcastState(state, schemaVersion);
  }
}
