import { WorkflowNotFoundError } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { createActivities } from '../../activities';
import { startTimeServer } from '../../dev/engines/time-server';
import type { ProcessSimulation } from '../../dev/fixtures/process-simulation';
import type { Actor } from '../../domain/kernel/actor';
import { processDefinitions, type AnyEvent, type AnyState, type ProcessType } from '../../domain/processes';
import type { Instant } from '../../domain/kernel/process';
import type { Recorded } from '../../domain/kernel/receipt';
import { createWorkers, type Workers } from '../../platform/temporal/workers';
import { workflowBundle } from '../../platform/temporal/bundle';
import { searchAttributes, SUBMIT, VIEW } from '../../workflows/messages';
import { submissionOf } from './submissions';

const { IndexedValueType } = temporal.api.enums.v1;
const TASK_QUEUE = 'time';
/** A command is sent this long after it was simulated, so that what is due at that very moment has happened. */
const AFTER_MS = 1_000;
/** The process publishes on its own within this time. */
const PUBLISHED_WITHIN_MS = 60_000;

interface Command {
  readonly type: string;
  readonly id: string;
  readonly by: Actor;
}

type Published = Map<string, readonly Recorded<AnyEvent>[]>;

/** The workflows as they are released, on a server whose time passes as fast as they let it. */
export class TimeMachine {
  private constructor(
    private readonly engine: TestWorkflowEnvironment,
    private readonly worker: Workers,
    private readonly working: Promise<void>,
    private readonly published: Published,
  ) {}

  static async open(program: string): Promise<TimeMachine> {
    Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
    const engine = await startTimeServer(program);
    const types = Object.values(searchAttributes).map(
      ({ name, type }) => [name, IndexedValueType[`INDEXED_VALUE_TYPE_${type}`]] as const,
    );
    const attributes = { namespace: 'default', searchAttributes: Object.fromEntries(types) };
    await engine.connection.operatorService.addSearchAttributes(attributes);
    const published: Published = new Map();
    const record = async (number: string, events: readonly Recorded<AnyEvent>[]): Promise<void> =>
      void published.set(number, [...(published.get(number) ?? []), ...events]);
    const worker = await createWorkers({
      connection: engine.nativeConnection,
      namespace: 'default',
      taskQueues: [TASK_QUEUE],
      workflowBundle: await workflowBundle(),
      activities: createActivities({
        recorder: { record },
        operators: { reportDefect: unexpectedDefect, reportRefusal: unexpectedDefect },
        // what a story asks of other processes has nobody to be told
        carryOut: async () => null,
      }),
    });
    return new TimeMachine(engine, worker, worker.run(), published);
  }

  async close(): Promise<void> {
    this.worker.shutdown();
    await this.working;
    await this.engine.teardown();
  }

  now = (): Promise<Instant> => this.engine.currentTimeMs();

  /** Lets time run; whatever is due on the way happens. */
  async until(end: Instant): Promise<void> {
    const ms = end - (await this.now());
    if (ms > 0) await this.engine.sleep(ms);
  }

  /**
   * The same story twice: simulated with the rules alone, then run by the workflow, command by command at the same instants.
   * Gives both tellings, without the event that opened the process.
   */
  async runAndCompare<State extends AnyState, Sent extends Command, Event>(
    kind: ProcessType,
    number: string,
    start: object,
    simulate: (state: State) => ProcessSimulation<State, Sent, Event>,
  ): Promise<{ simulated: readonly Event[]; lived: readonly Event[] }> {
    const process = await this.engine.client.workflow.start(kind, {
      workflowId: processDefinitions[kind].workflowId(number),
      taskQueue: TASK_QUEUE,
      args: [start],
    });
    const { state } = await process.query<{ state: State }>(VIEW);
    const { events, sent, now } = simulate(state);
    for (const { at, command } of sent) {
      await this.until(at + AFTER_MS);
      await process.signal(SUBMIT, submissionOf(command));
    }
    await this.until(now + PUBLISHED_WITHIN_MS);
    // an open process would go on reminding through all the stories after this one
    await process.terminate().catch(unlessOver);
    const published = this.published.get(number) ?? [];
    const expected = published.filter(({ sequence, event }) => sequence > 1 && event.at <= now + 2 * AFTER_MS);
    return { simulated: events, lived: expected.map(({ event }) => event as Event) };
  }
}

const unexpectedDefect = async (number: string, about: string): Promise<never> => {
  throw new Error(`a defect in ${about} of ${number}`);
};

const unlessOver = (error: unknown): void => {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
};

/** A `describe` for stories that take weeks; says on screen why it does nothing where no server lets them pass. */
export function describeInTime(what: string, tests: (program: string) => void): void {
  const program = process.env['TIME_SERVER'];
  if (program) describe(what, () => tests(program));
  else describe.skip(`${what} (no time-skipping server was found; see the first lines of the run)`, () => tests(''));
}
