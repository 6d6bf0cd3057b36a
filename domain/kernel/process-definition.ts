import type { ServicePolicy } from '../policy/policy';
import type { ProcessUpcasting } from '../policy/process-upcasting';
import type { Actor, Role } from './actor';
import type { EventSchemas } from './event';
import type { Notice } from './notice';
import type { Deadline, Instant } from './process';
import type { ProcessNumbers } from './process-number';
import type { PublicCommands } from './slice';
import type { Task } from './task';

interface SentCommand {
  readonly type: string;
  readonly id: string;
  readonly by: Actor;
}

/** Which roles may do what with the processes of a type, besides sending commands: read them, and what else it has endpoints for. */
export interface AccessTable extends Readonly<Record<string, readonly Role[]>> {
  readonly read: readonly Role[];
  readonly readLive: readonly Role[];
  readonly listEvents: readonly Role[];
  readonly readCommand: readonly Role[];
}

/**
 * The pure functions of one type of process, for code that treats all types alike. What depends on the state
 * is a method, so that the definition of one type can stand for any: whoever calls it passes states and events of that type.
 */
export interface ProcessDefinition<
  Type extends string,
  State,
  Event,
  Input,
  Errand,
  Commands extends PublicCommands = PublicCommands,
  Access extends AccessTable = AccessTable,
> {
  readonly type: Type;
  /** Where the API and the console serve it, e.g. `/repair-orders`. */
  readonly path: `/${string}`;
  /** What people send. */
  readonly commands: Commands;
  readonly access: Access;
  /** What each event carries beside its type, time and person. */
  readonly eventSchemas: EventSchemas;
  readonly numbers: ProcessNumbers;
  /** The id of the workflow that runs the process of this number. */
  readonly workflowId: (number: string) => string;
  /** The number of the process that the workflow with this id runs. */
  readonly numberOf: (workflowId: string) => string;
  /** Before the first event; its sequence is 0. */
  readonly initialState: State;
  /** Reads what any release has stored of it. */
  readonly upcasting: ProcessUpcasting<State, Event>;
  /** The event that opens a process. */
  firstEvent(input: Input, at: Instant): Event;
  /** Whose data it holds: the customer's id; null where the store knows no customer. */
  customerOf(state: State): string | null;
  /** What a command brings about. Throws a Rejection. */
  decide(state: State, command: SentCommand, at: Instant): readonly Event[];
  evolve(state: State, event: Event): State;
  deadlines(state: State): readonly Deadline<Event>[];
  /** Ids of the deadline rules that are paused: neither due nor over. */
  pausedRules(state: State): readonly string[];
  /** Still work for somebody. A process that waits for the last paper only is not open any more, but not over either. */
  isOpen(state: State): boolean;
  /** Takes no command any more. */
  isOver(state: State): boolean;
  tasksOf(state: State): readonly Task[];
  /** The roles in which it waits for this very person, e.g. as its owner; undefined when it does not. */
  heldBy(state: State, person: string): readonly Role[] | undefined;
  noticesOf(state: State, event: Event): readonly Notice[];
  /** What the event asks of other processes. */
  errandsOf(before: State, event: Event, after: State): readonly Errand[];
  /** The first event, as if the process had been opened under this policy. */
  withPolicy(first: Event, policy: ServicePolicy): Event;
}
