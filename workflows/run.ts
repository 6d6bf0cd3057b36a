import type { Errand } from '../domain/errands';
import type { NamedErrand, OutstandingErrand } from '../domain/kernel/errand-queue';
import type { Instant } from '../domain/kernel/process';
import type { Handled, Recorded } from '../domain/kernel/receipt';
import type { Rejection } from '../domain/kernel/rejection';
import type { Submission } from '../domain/kernel/submission';
import type { Errands } from './errands';

export interface TimedEvent {
  readonly type: string;
  readonly at: Instant;
}

/** What one run hands to the next: plain JSON. */
export interface CarriedState<State, Event> {
  readonly state: State;
  readonly handled: readonly Handled[];
  /** Refused Signals of staff; none when absent. */
  readonly refused?: readonly Handled[];
  readonly unpublished: readonly Recorded<Event>[];
  /** Of the last event: time does not run backwards when a process moves to a machine whose clock is slow. */
  readonly lastEventAt?: Instant;
  /** What the process has asked of others and is not done; none when absent. */
  readonly errands?: readonly OutstandingErrand<Errand>[];
  /** Schema version of `state`; 1 when absent. */
  readonly schemaVersion?: number;
}

/** What a process needs beyond its rules. */
export interface LiveProcessOptions<State, Event> {
  /** Of state and events, as this release writes them. */
  readonly schemaVersion: number;
  /**
   * Names a state, for whoever says what is recorded. It must not change with the numbers that a release adds to the pinned policy, or the process
   * would publish at other times than its history says.
   */
  readonly fingerprintOf: (state: State) => string;
  /** What the query `view` answers. */
  readonly view: (state: State) => object;
  /** The event that records the rejection of a Signal. */
  readonly rejectedEvent: (submission: Submission, rejection: Rejection, at: Instant) => Event;
  /** Tells whoever operates the system that a rule, an evolver or a deadline is broken: its command or event, and where. */
  readonly reportDefect: (about: string, stack: string) => Promise<void>;
  /** What these events, which lead from one state to another, ask of other processes. */
  readonly errandsOf: (before: State, events: readonly Event[], after: State) => readonly NamedErrand<Errand>[];
  /** Does what is asked; it knows what the run before has left. */
  readonly errands: Errands;
  /** Ends this run and begins the next, on this task queue: `continueAsNew` of the workflow. */
  readonly continueWith: (carried: CarriedState<State, Event>, taskQueue: string) => Promise<never>;
}
