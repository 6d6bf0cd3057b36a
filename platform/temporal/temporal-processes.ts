import { setTimeout as wait } from 'node:timers/promises';
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
  type WorkflowHandle,
} from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import type { Outcome, Receipt } from '../../domain/kernel/receipt';
import { contentOf, type Submission } from '../../domain/kernel/submission';
import {
  processDefinitions,
  storeOf,
  type AnyEvent,
  type AnyState,
  type ProcessType,
  type StartInputs,
} from '../../domain/processes';
import type * as workflows from '../../workflows';
import {
  COMMAND,
  searchAttributes,
  SETTLE_ERRANDS,
  SUBMIT,
  type CommandOutcome,
  type SentReceipt,
} from '../../workflows/messages';
import { customerIn, type ProcessKeys } from '../vault/process-keys';
import { isProcessMissing, type ErrandSettlement, type ProcessPort } from '../process-port';
import { Asking } from './asking';
import { endedBeforeAnswer, portErrorOf } from './errors';
import { missingInNamespace } from './namespace';
import { received } from './receipts';

const storeKey = defineSearchAttributeKey(searchAttributes.store.name, searchAttributes.store.type);

/** A process that continues as a new run answers neither in the old one nor yet in the new one. */
const TRIES_BETWEEN_RUNS = 6;

const ENDED_BECAUSE = 'what it held was erased';

interface Options {
  readonly taskQueue: string;
  /** How long to wait for a worker. */
  readonly answerWithinMs: number;
  /** Whose key each process uses; without it nothing is encrypted, as in earlier releases. */
  readonly keys?: Pick<ProcessKeys, 'assign' | 'release'> | undefined;
  /** Whether nobody can read any more what this process holds. */
  readonly isErased?: ((workflowId: string) => Promise<boolean>) | undefined;
}

/** Every process is a workflow of the type of the same name. */
export class TemporalProcesses implements ProcessPort {
  readonly #asking: Asking;

  constructor(
    private readonly client: Client,
    private readonly options: Options,
  ) {
    this.#asking = new Asking(client, options.answerWithinMs, options.isErased);
  }

  async start<T extends ProcessType>(
    type: T,
    number: string,
    request: string,
    input: StartInputs[T],
  ): Promise<boolean> {
    const workflowId = processDefinitions[type].workflowId(number);
    // a type of process without a workflow of its name does not compile
    const workflowType: keyof typeof workflows = type;
    const { keys, taskQueue } = this.options;
    const assigned = (await keys?.assign(number, customerIn(type, input))) ?? false;
    try {
      await this.client.workflow.start(workflowType, {
        workflowId,
        taskQueue,
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        typedSearchAttributes: new TypedSearchAttributes([{ key: storeKey, value: storeOf(number) }]),
        memo: { request },
        args: [{ ...input, schemaVersion: processDefinitions[type].upcasting.schemaVersion }],
      });
      return true;
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw portErrorOf(error);
      const { memo, taskQueue: carriedOn } = await this.client.workflow.getHandle(workflowId).describe();
      // the worker of an earlier release, which reads no encrypted payloads, may have it
      if (assigned && carriedOn !== taskQueue) await keys?.release(number);
      return memo?.['request'] === request;
    }
  }

  async execute(number: string, submission: Submission): Promise<Receipt<AnyEvent>> {
    // the server answers a repetition by itself; the same id with another content is for the process to reject
    const updateId = `${submission.id}:${contentOf(submission)}`;
    const update = (handle: WorkflowHandle) =>
      handle.executeUpdate<SentReceipt<AnyEvent>, [Submission]>(SUBMIT, { args: [submission], updateId });
    for (let tries = 1; ; tries++) {
      try {
        return received(number, await this.#asking.withDeadline(number, update));
      } catch (error) {
        if (tries === TRIES_BETWEEN_RUNS || !(await this.#isBetweenRuns(number, error))) throw portErrorOf(error);
        await wait(tries * 40);
      }
    }
  }

  signal(number: string, submission: Submission): Promise<void> {
    return this.#asking.ask(number, (handle) => handle.signal(SUBMIT, submission));
  }

  settleErrands(number: string, how: ErrandSettlement): Promise<void> {
    return this.#asking.ask(number, (handle) => handle.signal(SETTLE_ERRANDS, how));
  }

  readState(number: string): Promise<AnyState> {
    return this.#asking.readState(number);
  }

  async end(number: string): Promise<void> {
    try {
      await this.#asking.ask(number, (handle) => handle.terminate(ENDED_BECAUSE));
    } catch (error) {
      if (!isProcessMissing(error)) throw error;
    }
  }

  async readOutcome(number: string, commandId: string): Promise<Outcome | undefined> {
    const query = (handle: WorkflowHandle) => handle.query<CommandOutcome, [string]>(COMMAND, commandId);
    return (await this.#asking.query(number, query)) ?? undefined;
  }

  async checkReachable(): Promise<void> {
    const { namespace } = this.client.options;
    await this.client.workflowService.describeNamespace({ namespace });
  }

  findMissing(): Promise<readonly string[]> {
    return missingInNamespace(this.client);
  }

  /** The run that was asked gives way to the next. A process that is closed or unknown costs one question more. */
  async #isBetweenRuns(number: string, error: unknown): Promise<boolean> {
    if (!(error instanceof WorkflowNotFoundError)) return endedBeforeAnswer(error);
    try {
      const { status } = await this.#asking.withDeadline(number, (handle) => handle.describe());
      return status.name === 'RUNNING' || status.name === 'CONTINUED_AS_NEW';
    } catch (failure) {
      if (failure instanceof WorkflowNotFoundError) return false;
      throw portErrorOf(failure);
    }
  }
}
