import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/record-events';
import type { AnyEvent } from '../domain/processes';
import type { ProcessDefinition } from '../domain/kernel/process-definition';
import { rejectedEvent } from './rejected-event';
import { activityQueueOf } from './messages';
import { LiveProcess, type CarriedState, type LiveProcessOptions } from './live-process';

const activities = () =>
  proxyActivities<Activities>({
    taskQueue: activityQueueOf(workflowInfo().taskQueue),
    startToCloseTimeout: '30 seconds',
    retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
  });

/** How a process begins: with its input, or, in a later run, with what the run before carried over. */
export type ProcessStart<Input, State, Event> = Input | CarriedState<State, Event>;

const isCarried = <State, Event>(start: object): start is CarriedState<State, Event> => 'handled' in start;

/** A first run begins with the event that opens the process, still to be published. */
function firstRun<State extends { readonly sequence: number }, Event, Input>(
  definition: ProcessDefinition<string, State, Event, Input, unknown>,
  input: Input,
): CarriedState<State, Event> {
  const event = definition.firstEvent(input, workflowInfo().startTime.getTime());
  const state = definition.evolve(definition.initialState, event);
  return { state, handled: [], unpublished: [{ sequence: state.sequence, event }] };
}

/** Starts handlers and publisher. Call it before the first await: a Signal may be waiting. */
export function startProcess<
  State extends { readonly number: string; readonly sequence: number },
  Event extends AnyEvent,
  Input extends object,
>(
  definition: ProcessDefinition<string, State, Event, Input, unknown>,
  start: ProcessStart<Input, State, Event>,
  options: Pick<LiveProcessOptions<State, Event>, 'view' | 'continueWith'>,
): LiveProcess<State, Event> {
  const { upcasting } = definition;
  const known = upcasting.upcastStart<ProcessStart<Input, State, Event>>(start);
  const carried = isCarried<State, Event>(known) ? known : firstRun(definition, known);
  // every process has the event `commandRejected`
  const common = { rejectedEvent: rejectedEvent as unknown as LiveProcessOptions<State, Event>['rejectedEvent'] };
  const continueWith = (next: CarriedState<State, Event>): Promise<never> =>
    options.continueWith({ ...next, schemaVersion: upcasting.schemaVersion });
  const view = (state: State): object => ({ ...options.view(state), schemaVersion: upcasting.schemaVersion });
  const { number } = carried.state;
  const { recordEvents, reportDefect } = activities();
  const tellOperator = (about: string, stack: string): Promise<void> => reportDefect(number, about, stack);
  const live = new LiveProcess(definition, { ...common, view, continueWith, reportDefect: tellOperator }, carried);
  live.listen();
  void live.publishTo((events) => recordEvents(number, events));
  return live;
}
