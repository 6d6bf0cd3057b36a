import { setTimeout as wait } from 'node:timers/promises';
import { WorkflowExecutionAlreadyStartedError, type Client, type WorkflowHandle } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { fingerprint } from '../../domain/kernel/fingerprint';
import type { Outcome, Receipt } from '../../domain/kernel/receipt';
import {
  processDefinitions,
  definitionOf,
  storeOf,
  type AnyEvent,
  type AnyState,
  type ProcessType,
  type StartInputs,
} from '../../domain/processes';
import type * as workflows from '../../workflows';
import { COMMAND, searchAttributes, VIEW, type CommandOutcome } from '../../workflows/messages';
import type { ProcessCommand, ProcessPort } from '../process-port';
import { isBetweenRuns, portErrorOf } from './errors';

const storeKey = defineSearchAttributeKey(searchAttributes.store.name, searchAttributes.store.type);

/** A process that continues as a new run answers neither in the old one nor yet in the new one. */
const TRIES_BETWEEN_RUNS = 6;

interface Options {
  readonly taskQueue: string;
  /** How long to wait for a worker. */
  readonly answerWithinMs: number;
}

/** Every process is a workflow of the type of the same name. */
export class TemporalProcesses implements ProcessPort {
  constructor(
    private readonly client: Client,
    private readonly options: Options,
  ) {}

  async start<T extends ProcessType>(
    type: T,
    number: string,
    request: string,
    input: StartInputs[T],
  ): Promise<boolean> {
    const workflowId = processDefinitions[type].workflowId(number);
    // a type of process without a workflow of its name does not compile
    const workflowType: keyof typeof workflows = type;
    try {
      await this.client.workflow.start(workflowType, {
        workflowId,
        taskQueue: this.options.taskQueue,
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        typedSearchAttributes: new TypedSearchAttributes([{ key: storeKey, value: storeOf(number) }]),
        memo: { request },
        args: [{ ...input, schemaVersion: processDefinitions[type].upcasting.schemaVersion }],
      });
      return true;
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw portErrorOf(error);
      const { memo } = await this.client.workflow.getHandle(workflowId).describe();
      return memo?.['request'] === request;
    }
  }

  async execute(number: string, command: ProcessCommand): Promise<Receipt<AnyEvent>> {
    // the server answers a repetition by itself; the same id with another content is for the process to reject
    const updateId = `${command.id}:${fingerprint(command)}`;
    const update = (handle: WorkflowHandle) =>
      handle.executeUpdate<Receipt<AnyEvent>, [ProcessCommand]>(command.type, { args: [command], updateId });
    for (let tries = 1; ; tries++) {
      try {
        return await this.#withDeadline(number, update);
      } catch (error) {
        if (!isBetweenRuns(error) || tries === TRIES_BETWEEN_RUNS) throw portErrorOf(error);
        await wait(tries * 40);
      }
    }
  }

  signal(number: string, command: ProcessCommand): Promise<void> {
    return this.#ask(number, (handle) => handle.signal(command.type, command));
  }

  async readState(number: string): Promise<AnyState> {
    const { state } = await this.#ask(number, (handle) => handle.query<{ readonly state: AnyState }>(VIEW));
    return state;
  }

  async readOutcome(number: string, commandId: string): Promise<Outcome | undefined> {
    const query = (handle: WorkflowHandle) => handle.query<CommandOutcome, [string]>(COMMAND, commandId);
    return (await this.#ask(number, query)) ?? undefined;
  }

  async checkReachable(): Promise<void> {
    const { namespace } = this.client.options;
    await this.client.workflowService.describeNamespace({ namespace });
  }

  async #ask<T>(number: string, question: (handle: WorkflowHandle) => Promise<T>): Promise<T> {
    try {
      return await this.#withDeadline(number, question);
    } catch (error) {
      throw portErrorOf(error);
    }
  }

  #withDeadline<T>(number: string, question: (handle: WorkflowHandle) => Promise<T>): Promise<T> {
    const handle = this.client.workflow.getHandle(definitionOf(number).workflowId(number));
    return this.client.withDeadline(Date.now() + this.options.answerWithinMs, () => question(handle));
  }
}
