import { makeContinueAsNewFunc, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities';
import { errandsAfter, type Errand } from '../domain/errands';
import { fingerprint } from '../domain/kernel/fingerprint';
import type { NamedErrand } from '../domain/kernel/errand-queue';
import type { CommandBody } from '../domain/kernel/submission';
import type { AnyEvent } from '../domain/processes';
import type { ProcessDefinition } from '../domain/kernel/process-definition';
import { rejectedEvent } from './rejected-event';
import { activityQueueOf } from './messages';
import { Errands } from './errands';
import { LiveProcess } from './live-process';
import type { CarriedState, LiveProcessOptions } from './run';

const activities = () =>
  proxyActivities<Activities>({
    taskQueue: activityQueueOf(workflowInfo().taskQueue),
    startToCloseTimeout: '30 seconds',
    retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
  });

/** Tried again as long as somebody cannot be reached; the worker says when it gives up. */
const carryOut = (named: NamedErrand<Errand>): Promise<CommandBody | null> =>
  proxyActivities<Activities>({
    taskQueue: activityQueueOf(workflowInfo().taskQueue),
    activityId: `errand ${named.id}`,
    // so long a process waits for a worker that died over its errand
    startToCloseTimeout: '15 seconds',
    retry: { initialInterval: '1 second', backoffCoefficient: 3, maximumInterval: '5 minutes' },
  }).carryOutErrand(named);

/** How a process begins: with its input, or, in a later run, with what the run before carried over. */
export type ProcessStart<Input, State, Event> = Input | CarriedState<State, Event>;

const isCarried = <State, Event>(start: object): start is CarriedState<State, Event> => 'handled' in start;

/** A first run begins with the event that opens the process, still to be published. */
function firstRun<State extends { readonly number: string; readonly sequence: number }, Event, Input>(
  definition: ProcessDefinition<string, State, Event, Input, Errand>,
  input: Input,
): CarriedState<State, Event> {
  const event = definition.firstEvent(input, workflowInfo().startTime.getTime());
  const state = definition.evolve(definition.initialState, event);
  const errands = errandsAfter(definition, definition.initialState, [event], state);
  return { state, handled: [], unpublished: [{ sequence: state.sequence, event }], errands };
}

/** Starts handlers and publisher. Call it before the first await: a Signal may be waiting. */
export function startProcess<
  State extends {
    readonly number: string;
    readonly sequence: number;
    readonly policy: { readonly version: number };
  },
  Event extends AnyEvent,
  Input extends object,
>(
  definition: ProcessDefinition<string, State, Event, Input, Errand>,
  start: ProcessStart<Input, State, Event>,
  options: Pick<LiveProcessOptions<State, Event>, 'view'>,
): LiveProcess<State, Event> {
  const { upcasting } = definition;
  const { schemaVersion } = upcasting;
  const policy = upcasting.policyGiven(start);
  const known = upcasting.upcastStart<ProcessStart<Input, State, Event>>(start);
  const carried = isCarried<State, Event>(known) ? known : firstRun(definition, known);
  // a process may have adopted another policy since the run was given this one
  const { version } = carried.state.policy;
  const isGiven = (state: State): boolean => state.policy.version === version;
  // every process has the event `commandRejected`
  const common = { rejectedEvent: rejectedEvent as unknown as LiveProcessOptions<State, Event>['rejectedEvent'] };
  const continueWith = (next: CarriedState<State, Event>, taskQueue: string): Promise<never> =>
    makeContinueAsNewFunc({ taskQueue })({ ...next, schemaVersion });
  const { number } = carried.state;
  const { recordEvents, reportDefect, reportRefusal } = activities();
  const errands = new Errands(
    { carryOut, reportRefusal: (about, reason) => reportRefusal(number, about, reason) },
    carried.errands,
  );
  const view = (state: State): object => ({ ...options.view(state), schemaVersion });
  const live = new LiveProcess(
    definition,
    {
      ...common,
      schemaVersion,
      fingerprintOf: (state) => fingerprint(isGiven(state) ? { ...state, policy } : state),
      view,
      continueWith,
      errands,
      errandsOf: (before, events, after) => errandsAfter(definition, before, events, after),
      reportDefect: (about, stack) => reportDefect(number, about, stack),
    },
    carried,
  );
  live.listen();
  void live.publishTo((events) => recordEvents(number, events, schemaVersion));
  void live.doErrands();
  return live;
}
