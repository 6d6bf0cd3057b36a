import {
  WorkflowNotFoundError,
  type Client,
  type WorkflowExecutionDescription,
  type WorkflowHandle,
} from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import {
  definitionOf,
  processDefinitions,
  processTypes,
  type AnyEvent,
  type AnyState,
  type ProcessType,
} from '../../domain/processes';
import { searchAttributes, VIEW } from '../../workflows/messages';
import type { ListedProcess, ProcessFilter, ProcessRecords, SaidEvents } from '../process-records';
import { portErrorOf } from './errors';
import { saidInRun, type SaidInRun } from './said-events';

interface Options {
  /** Queues of other releases begin with it. */
  readonly taskQueue: string;
  readonly answerWithinMs: number;
}

interface View {
  readonly state: object;
  readonly schemaVersion: number;
}
type HistoryEvents = temporal.api.history.v1.IHistory['events'];

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The processes as Temporal keeps them: what runs, and what has ended within the retention of the namespace. */
export class TemporalRecords implements ProcessRecords {
  constructor(
    private readonly client: Client,
    private readonly options: Options,
  ) {}

  async *list(filter: ProcessFilter): AsyncGenerator<ListedProcess> {
    if (filter !== 'all' && 'process' in filter) {
      const { process: number } = filter;
      yield { number, running: (await this.#latest(number)).status.name === 'RUNNING' };
      return;
    }
    const clauses = [
      `WorkflowType IN (${processTypes.map(quoted).join(', ')})`,
      `TaskQueue STARTS_WITH ${quoted(this.options.taskQueue)}`,
    ];
    if (filter !== 'all') clauses.push(`${searchAttributes.store.name} = ${quoted(filter.store)}`);
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
    const { upcastState } = definitionOf(number).upcasting;
    if (running) {
      const { state, schemaVersion } = await this.#ask(number, (handle) => handle.query<View>(VIEW));
      return upcastState(state, schemaVersion);
    }
    const { status, runId } = await this.#latest(number);
    if (status.name !== 'COMPLETED') return undefined;
    const state = await this.#ask(number, (handle) => handle.result() as Promise<object>);
    return upcastState(state, await this.#schemaVersionOf(number, runId));
  }

  async readEvents(number: string): Promise<SaidEvents> {
    const events = new Map<number, AnyEvent>();
    const { upcastEvent } = definitionOf(number).upcasting;
    const { runId } = await this.#latest(number);
    let since = Infinity;
    for (let next: string | undefined = runId; next !== undefined;) {
      const said: SaidInRun | undefined = await this.#saidIn(number, next);
      if (!said) break;
      for (const { sequence, event } of said.events)
        if (!events.has(sequence)) events.set(sequence, upcastEvent(event, said.schemaVersion));
      since = said.after + 1;
      next = said.previousRun;
    }
    return { events, since };
  }

  /** Undefined beyond the retention. */
  async #saidIn(number: string, run: string): Promise<SaidInRun | undefined> {
    try {
      return this.#said((await this.#handle(number, run).fetchHistory()).events);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw portErrorOf(error);
    }
  }

  #latest(number: string): Promise<WorkflowExecutionDescription> {
    return this.#ask(number, (handle) => handle.describe());
  }

  /** Of what this run was started with. */
  async #schemaVersionOf(number: string, runId: string): Promise<number> {
    const { namespace } = this.client.options;
    const workflowId = definitionOf(number).workflowId(number);
    const { history } = await this.client.workflowService.getWorkflowExecutionHistory({
      namespace,
      execution: { workflowId, runId },
      maximumPageSize: 1,
    });
    return this.#said(history?.events).schemaVersion;
  }

  #said(history: HistoryEvents): SaidInRun {
    return saidInRun(history ?? [], this.client.options.loadedDataConverter.payloadConverter);
  }

  #handle(number: string, run?: string): WorkflowHandle {
    return this.client.workflow.getHandle(definitionOf(number).workflowId(number), run);
  }

  async #ask<T>(number: string, question: (handle: WorkflowHandle) => Promise<T>): Promise<T> {
    const handle = this.#handle(number);
    try {
      return await this.client.withDeadline(Date.now() + this.options.answerWithinMs, () => question(handle));
    } catch (error) {
      throw portErrorOf(error);
    }
  }
}
