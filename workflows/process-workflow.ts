import { proxyActivities, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { Activities } from '../activities/record-events';
import type { Actor } from '../domain/kernel/actor';
import type { AnyEvent } from '../domain/processes';
import type { Instant, Process } from '../domain/kernel/process';
import type { Rejection } from '../domain/kernel/rejection';
import { LiveProcess, type CarriedState } from './live-process';
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

/** How every process tells of a rejected Signal. */
const rejected = ({ id, type, by }: Command, { code, facts }: Rejection, at: Instant) => ({
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

/** Each milestone shows where the process stands; a run that goes on where another left off has nothing new to show. */
export function updateSearchAttributes(stage: string, dueAt: Instant | undefined): void {
  if (workflowInfo().typedSearchAttributes.get(stageKey) === stage) return;
  upsertSearchAttributes([
    { key: stageKey, value: stage },
    { key: dueAtKey, value: dueAt === undefined ? null : new Date(dueAt) },
  ]);
}

/** State first, then the doors, then the world: before the first await. */
export function startProcess<
  State extends { readonly number: string; readonly sequence: number },
  C extends Command,
  Event extends AnyEvent,
>(
  process: Process<State, C, Event>,
  view: (state: State) => object,
  carried: CarriedState<State, Event>,
): LiveProcess<State, C, Event> {
  const telling = { view, rejected: rejected as unknown as (command: C, no: Rejection, at: Instant) => Event };
  const living = new LiveProcess(process, telling, carried);
  living.listen();
  void living.publishTo((events) => recordEvents(carried.state.number, events));
  return living;
}

/** What a first run begins with: the state, and the event that opened it, still to be published. */
export const firstRun = <State extends { readonly sequence: number }, Event>(
  state: State,
  event: Event,
): CarriedState<State, Event> => ({ state, handled: [], unpublished: [{ sequence: state.sequence, event }] });

/** When this run began, which for a first run is when the process did. */
export const startedAt = (): Instant => workflowInfo().startTime.getTime();
