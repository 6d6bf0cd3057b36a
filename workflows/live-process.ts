import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { findHandled, appendHandled } from '../domain/kernel/inbox';
import { decide, nextDeadline, type Deadline, type Instant, type Process } from '../domain/kernel/process';
import type { Handled, Outcome, Receipt, Recorded } from '../domain/kernel/receipt';
import { reject, Rejection } from '../domain/kernel/rejection';

interface Command {
  readonly type: string;
  readonly id: string;
  readonly by: { readonly id: string };
}
interface TimedEvent {
  readonly type: string;
  readonly at: Instant;
}

/** What one run hands to the next: plain JSON. */
export interface CarriedState<State, Event> {
  readonly state: State;
  readonly handled: readonly Handled[];
  readonly unpublished: readonly Recorded<Event>[];
  /** Schema version of `state`; 1 when absent. */
  readonly schemaVersion?: number;
}

/** What a process needs beyond its rules. */
export interface LiveProcessOptions<State, C, Event> {
  /** What the query `view` answers. */
  readonly view: (state: State) => object;
  /** The event that records the rejection of a Signal. */
  readonly rejectedEvent: (command: C, rejection: Rejection, at: Instant) => Event;
  /** Ends this run and begins the next: `continueAsNew` of the workflow. */
  readonly continueWith: (carried: CarriedState<State, Event>) => Promise<never>;
}

/** Events in one call of the activity. */
const MAX_BATCH = 100;
/** The API records what an Update brought about at once; the workflow's own copy may come later and in batches. */
const LINGER_MS = 20_000;

/**
 * A domain process that Temporal keeps running. It promises:
 * 1. handlers decide and return at once; only the main path and the publisher ever wait;
 * 2. before a command is judged, every event that time has already brought about has been applied;
 * 3. a command id is applied at most once, by Update or Signal, in whichever run;
 * 4. every event leaves through `publishTo` in order, at least once, before the process ends, in this run or the next.
 */
export class LiveProcess<State extends { readonly sequence: number }, C extends Command, Event extends TimedEvent> {
  readonly #process: Process<State, C, Event>;
  readonly #options: LiveProcessOptions<State, C, Event>;
  #state: State;
  #handled: readonly Handled[];
  #unpublished: readonly Recorded<Event>[];
  #publishBy: Instant;
  #closing = false;
  /** The next deadline; kept so that it is computed once per change. */
  #next: Deadline<Event> | undefined;
  /** When the running timers fire. */
  readonly #armed = new Set<Instant>();

  constructor(
    process: Process<State, C, Event>,
    options: LiveProcessOptions<State, C, Event>,
    carried: CarriedState<State, Event>,
  ) {
    this.#process = process;
    this.#options = options;
    this.#state = carried.state;
    this.#handled = carried.handled;
    this.#unpublished = carried.unpublished;
    this.#publishBy = carried.unpublished.length > 0 ? Date.now() : Infinity;
    this.#next = nextDeadline(process, this.#state);
  }

  get state(): State {
    return this.#state;
  }

  /** Registers Update and Signal of every command, and the queries. Call it before the first await. */
  listen(): void {
    for (const name of Object.keys(this.#process.rules)) {
      setHandler(defineUpdate<Receipt<Event>, [C]>(name), (command) => this.#handleUpdate(command), {
        validator: (command) => this.#validate(command), // a rejected Update leaves no trace in history
      });
      setHandler(defineSignal<[C]>(name), (command) => this.#handleSignal(command));
    }
    setHandler(defineQuery<object>('view'), () => this.#options.view(this.#state));
    setHandler(
      defineQuery<Outcome | null, [string]>('command'),
      (id) => this.#handled.find((handled) => handled.id === id)?.outcome ?? null,
    );
  }

  /**
   * Returns when the milestone is reached. When the history has grown long before that, the process continues in a new run
   * instead, and nothing after this call is executed in this one.
   */
  async until(reached: (state: State) => boolean): Promise<void> {
    this.#armTimer();
    await condition(() => reached(this.#state) || workflowInfo().continueAsNewSuggested);
    if (!reached(this.#state)) await this.#continue();
  }

  /** Publishes every event in order, in batches, until the run ends. */
  async publishTo(publish: (events: readonly Recorded<Event>[]) => Promise<void>): Promise<never> {
    for (;;) {
      await condition(() => this.#publishable());
      const batch = this.#unpublished.slice(0, MAX_BATCH);
      await publish(batch);
      this.#unpublished = this.#unpublished.slice(batch.length);
      this.#publishBy = this.#unpublished.length > 0 ? Date.now() + LINGER_MS : Infinity;
      this.#armTimer();
    }
  }

  /** The state at the end. Returns when every caller is answered and every event is published. */
  async close(): Promise<State> {
    this.#closing = true;
    await condition(() => this.#unpublished.length === 0 && allHandlersFinished());
    return this.#state;
  }

  /** Does not wait for the publisher, which might never finish while events keep coming: the next run publishes the rest. */
  async #continue(): Promise<never> {
    await condition(allHandlersFinished);
    return this.#options.continueWith({
      state: this.#state,
      handled: this.#handled,
      unpublished: this.#unpublished,
    });
  }

  #validate(command: C): void {
    try {
      const known = findHandled(this.#handled, command);
      if (!known) decide(this.#process, this.#caughtUp(), command, Date.now());
      else if (known.status === 'rejected') reject(known.code, known.facts);
    } catch (error) {
      if (error instanceof Rejection) throw ApplicationFailure.nonRetryable(error.message, error.code, error.facts);
      throw error;
    }
  }

  /** The Update handler: the validator has accepted, in the same activation and on the same state. */
  #handleUpdate(command: C): Receipt<Event> {
    const known = findHandled(this.#handled, command);
    if (known?.status !== 'applied') return this.#apply(command);
    const { sequence, happened } = known;
    return { commandId: command.id, sequence, happened, recorded: [] };
  }

  /** The Signal handler: nobody waits for the answer, so a rejection becomes an event instead of an error. */
  #handleSignal(command: C): void {
    try {
      if (findHandled(this.#handled, command)) return;
      this.#apply(command);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      this.#append([this.#options.rejectedEvent(command, error, Date.now())]);
      this.#rememberOutcome(command, { status: 'rejected', code: error.code, facts: error.facts });
    }
    this.#publishBy = Date.now();
    this.#armTimer();
  }

  #apply(command: C): Receipt<Event> {
    this.#catchUp();
    const recorded = this.#append(decide(this.#process, this.#state, command, Date.now()));
    const happened = recorded.map(({ event }) => event.type);
    const { sequence } = this.#state;
    this.#rememberOutcome(command, { status: 'applied', sequence, happened });
    this.#armTimer();
    return { commandId: command.id, sequence, happened, recorded };
  }

  #rememberOutcome(command: C, outcome: Outcome): void {
    this.#handled = appendHandled(this.#handled, command, outcome);
  }

  #append(events: readonly Event[]): readonly Recorded<Event>[] {
    const recorded = events.map((event) => {
      this.#state = this.#process.evolve(this.#state, event);
      return { sequence: this.#state.sequence, event };
    });
    if (recorded.length === 0) return recorded;
    this.#next = nextDeadline(this.#process, this.#state);
    this.#unpublished = [...this.#unpublished, ...recorded];
    this.#publishBy = Math.min(this.#publishBy, Date.now() + LINGER_MS);
    return recorded;
  }

  /** Applies every deadline that has passed, the earliest first. */
  #catchUp(): void {
    while (this.#next && this.#next.at <= Date.now()) {
      this.#append([{ ...this.#next.event, at: Date.now() }]);
      this.#publishBy = Date.now();
    }
  }

  /** The state with every passed deadline applied: what a validator, which may change nothing, judges by. */
  #caughtUp(): State {
    let state = this.#state;
    for (let due = this.#next; due && due.at <= Date.now(); due = nextDeadline(this.#process, state))
      state = this.#process.evolve(state, { ...due.event, at: Date.now() });
    return state;
  }

  #publishable(): boolean {
    if (this.#unpublished.length === 0) return false;
    return this.#closing || this.#unpublished.length >= MAX_BATCH || Date.now() >= this.#publishBy;
  }

  /**
   * Catches up and makes sure that a timer fires when the next deadline or publication is due. A new timer is started only
   * when that is before all running timers, and none for a publication that is due already: the publisher sees to it.
   */
  #armTimer(): void {
    this.#catchUp();
    const now = Date.now();
    const wake = Math.min(this.#next?.at ?? Infinity, this.#publishBy > now ? this.#publishBy : Infinity);
    if (wake === Infinity || Math.min(...this.#armed) <= wake) return;
    this.#armed.add(wake);
    void sleep(wake - now).then(() => {
      this.#armed.delete(wake);
      this.#armTimer();
    });
  }
}
