import { WorkflowNotFoundError, type Client, type WorkflowExecutionDescription } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { decode } from '@temporalio/common/lib/internal-non-workflow';
import {
  definitionOf,
  processDefinitions,
  type AnyEvent,
  type AnyState,
  type ProcessType,
} from '../../domain/processes';
import { searchAttributes } from '../../workflows/messages';
import { ProcessPortError } from '../process-port';
import type { ListedProcess, ProcessFilter, ProcessRecords, SaidEvents } from '../process-records';
import { Asking } from './asking';
import { portErrorOf } from './errors';
import { listed, ownProcesses } from './own-processes';
import { decodeSaid, saidInRun, type HistoryEvent, type SaidInRun } from './said-events';
import { isErased } from './tombstone';

interface Options {
  /** The task queues of all builds begin with it. */
  readonly taskQueue: string;
  readonly answerWithinMs: number;
}

/** The processes as Temporal keeps them: what runs, and what has ended within the retention of the namespace. */
export class TemporalRecords implements ProcessRecords {
  readonly #asking: Asking;

  constructor(
    private readonly client: Client,
    private readonly options: Options,
  ) {
    this.#asking = new Asking(client, options.answerWithinMs);
  }

  async *list(filter: ProcessFilter): AsyncGenerator<ListedProcess> {
    if (filter !== 'all' && 'process' in filter) {
      const { process: number } = filter;
      yield { number, running: (await this.#latest(number)).status.name === 'RUNNING' };
      return;
    }
    const clauses = [ownProcesses(this.options.taskQueue)];
    if (filter !== 'all') clauses.push(`${searchAttributes.store.name} IN ${listed([filter.store])}`);
    // one that ends meanwhile is among the second
    for (const status of [`= 'Running'`, `NOT IN ('Running', 'ContinuedAsNew')`]) {
      const query = [...clauses, `ExecutionStatus ${status}`].join(' AND ');
      for await (const found of this.client.workflow.list({ query })) {
        const number = processDefinitions[found.type as ProcessType].numberOf(found.workflowId);
        const running = found.status.name === 'RUNNING';
        // a run that was reset has ended and given way to another
        if (running || (await this.#latest(number)).runId === found.runId) yield { number, running };
      }
    }
  }

  async readState({ number, running }: ListedProcess): Promise<AnyState | undefined> {
    if (running) return this.#asking.readState(number);
    const { status, runId } = await this.#latest(number);
    if (status.name !== 'COMPLETED') return undefined;
    const state = await this.#asking.ask(number, (handle) => handle.result() as Promise<object>);
    if (isErased(state)) throw new ProcessPortError('erased');
    return definitionOf(number).upcasting.upcastState(state, await this.#schemaVersionAtEnd(number, runId));
  }

  async readEvents(number: string): Promise<SaidEvents> {
    const events = new Map<number, AnyEvent>();
    const { upcastEvent } = definitionOf(number).upcasting;
    const { runId } = await this.#latest(number);
    let since = Infinity;
    for (let next: string | undefined = runId; next !== undefined;) {
      const said: SaidInRun | undefined = await this.#saidIn(number, next);
      if (!said) break;
      for (const { sequence, event, schemaVersion } of said.events)
        if (!events.has(sequence)) events.set(sequence, upcastEvent(event, schemaVersion));
      since = said.after + 1;
      next = said.previousRun;
    }
    return { events, since };
  }

  /** Of what the run said last: a long history is read from its end. */
  async #schemaVersionAtEnd(number: string, runId: string): Promise<number> {
    const { workflowService, options } = this.client;
    const { workflowId } = this.#asking.handleOf(number);
    const request = { namespace: options.namespace, execution: { workflowId, runId }, maximumPageSize: 20 };
    for (let nextPageToken: Uint8Array | null = null; ;) {
      const page = await this.#asking.ask(number, () =>
        workflowService.getWorkflowExecutionHistoryReverse({ ...request, nextPageToken }),
      );
      const { events, schemaVersion } = await this.#said(workflowId, page.history?.events ?? []);
      if (events.length > 0 || !page.nextPageToken?.length) return schemaVersion;
      nextPageToken = page.nextPageToken;
    }
  }

  /** Undefined beyond the retention. */
  async #saidIn(number: string, run: string): Promise<SaidInRun | undefined> {
    try {
      const { events } = await this.#asking.handleOf(number, run).fetchHistory();
      return await this.#said(this.#asking.handleOf(number).workflowId, events ?? []);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw portErrorOf(error);
    }
  }

  async #said(workflowId: string, history: readonly HistoryEvent[]): Promise<SaidInRun> {
    const { namespace, loadedDataConverter } = this.client.options;
    const { payloadCodecs, payloadConverter } = loadedDataConverter;
    const context = { type: 'workflow', namespace, workflowId } as const;
    const read = (payloads: Payload[]): Promise<Payload[]> => decode(payloadCodecs, payloads, context);
    return saidInRun(await decodeSaid(history, read), payloadConverter);
  }

  #latest(number: string): Promise<WorkflowExecutionDescription> {
    return this.#asking.ask(number, (handle) => handle.describe());
  }
}
