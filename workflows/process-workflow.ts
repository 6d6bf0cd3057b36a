import { proxyActivities, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { Activities } from '../activities/record-events';
import type { Actor } from '../domain/kernel/actor';
import type { AnyEvent } from '../domain/processes';
import type { ProcessDefinition } from '../domain/kernel/process-definition';
import type { Instant, Process } from '../domain/kernel/process';
import type { Rejection } from '../domain/kernel/rejection';
import { LiveProcess, type CarriedState, type LiveProcessOptions } from './live-process';
import { searchAttributes } from './messages';

interface Command {
  readonly type: string;
  readonly id: string;
  readonly by: Actor;
}

const { recordEvents } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

/** How every process records a rejected Signal. */
const rejectedEvent = ({ id, type, by }: Command, { code, facts }: Rejection, at: Instant) => ({
  type: 'commandRejected' as const,
  at,
  by,
  commandId: id,
  command: type,
  code,
  facts,
});

const stageKey = defineSearchAttributeKey(searchAttributes.stage.name, searchAttributes.stage.type);
const dueAtKey = defineSearchAttributeKey(searchAttributes.dueAt.name, searchAttributes.dueAt.type);

/** Stores stage and next deadline with the workflow, unless the stage is there already: a run that continues another changes nothing. */
export function updateSearchAttributes(stage: string, dueAt: Instant | undefined): void {
  if (workflowInfo().typedSearchAttributes.get(stageKey) === stage) return;
  upsertSearchAttributes([
    { key: stageKey, value: stage },
    { key: dueAtKey, value: dueAt === undefined ? null : new Date(dueAt) },
  ]);
}

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
  C extends Command,
  Event extends AnyEvent,
  Input extends object,
>(
  process: Process<State, C, Event>,
  definition: ProcessDefinition<string, State, Event, Input, unknown>,
  start: ProcessStart<Input, State, Event>,
  options: Omit<LiveProcessOptions<State, C, Event>, 'rejectedEvent'>,
): LiveProcess<State, C, Event> {
  const { upcasting } = definition;
  const known = upcasting.upcastStart<ProcessStart<Input, State, Event>>(start);
  const carried = isCarried<State, Event>(known) ? known : firstRun(definition, known);
  // every process has the event `commandRejected`
  const common = { rejectedEvent: rejectedEvent as unknown as LiveProcessOptions<State, C, Event>['rejectedEvent'] };
  const continueWith = (next: CarriedState<State, Event>): Promise<never> =>
    options.continueWith({ ...next, schemaVersion: upcasting.schemaVersion });
  const live = new LiveProcess(process, { ...options, ...common, continueWith }, carried);
  live.listen();
  void live.publishTo((events) => recordEvents(carried.state.number, events));
  return live;
}
