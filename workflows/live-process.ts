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
  /** In which shape; absent, it is 1. */
  readonly schemaVersion?: number;
}

/** How a process tells of itself, beyond its rules. */
export interface ProcessViews<State, C, Event> {
  readonly view: (state: State) => object;
  readonly rejected: (command: C, rejection: Rejection, at: Instant) => Event;
}

const BATCH = 100;
/** The API records what an Update brought about at once; the workflow's own copy may take its time and come in batches. */
const LINGER_MS = 20_000;

/**
 * A domain process kept alive by Temporal. The contract, in order:
 * 1. handlers decide and return at once; only the main path and the publisher ever wait;
 * 2. before a command is judged, everything that time has already brought about has happened;
 * 3. a command id is applied at most once, through whichever door, in whichever run;
 * 4. every event leaves through `publishTo` in order, at least once, before the process ends, in this run or the next.
 */
export class LiveProcess<State extends { readonly sequence: number }, C extends Command, Event extends TimedEvent> {
  readonly #process: Process<State, C, Event>;
  readonly #telling: ProcessViews<State, C, Event>;
  #state: State;
  #handled: readonly Handled[];
  #unpublished: readonly Recorded<Event>[];
  #publishBy: Instant;
  #closing = false;
  /** What time will bring next; kept so that it is computed once per change. */
  #next: Deadline<Event> | undefined;
  readonly #armed = new Set<Instant>();

  constructor(
    process: Process<State, C, Event>,
    telling: ProcessViews<State, C, Event>,
    carried: CarriedState<State, Event>,
  ) {
    this.#process = process;
    this.#telling = telling;
    this.#state = carried.state;
    this.#handled = carried.handled;
    this.#unpublished = carried.unpublished;
    this.#publishBy = carried.unpublished.length > 0 ? Date.now() : Infinity;
    this.#next = nextDeadline(process, this.#state);
  }

  get state(): State {
    return this.#state;
  }

  /** Opens both doors of every command, and the queries. Call it before the first await. */
  listen(): void {
    for (const name of Object.keys(this.#process.rules)) {
      setHandler(defineUpdate<Receipt<Event>, [C]>(name), (command) => this.#handleUpdate(command), {
        validator: (command) => this.#validate(command), // a rejected Update leaves no trace in history
      });
      setHandler(defineSignal<[C]>(name), (command) => this.#handleSignal(command));
    }
    setHandler(defineQuery<object>('view'), () => this.#telling.view(this.#state));
    setHandler(
      defineQuery<Outcome | null, [string]>('command'),
      (id) => this.#handled.find((handled) => handled.id === id)?.outcome ?? null,
    );
  }

  /** Waits for a milestone; comes back early when the history has grown so long that a new run should go on. */
  async until(reached: (state: State) => boolean): Promise<void> {
    this.#armTimer();
    await condition(() => reached(this.#state) || workflowInfo().continueAsNewSuggested);
  }

  /** Tells the outside world what happened, in order, for as long as the run lives. */
  async publishTo(publish: (events: readonly Recorded<Event>[]) => Promise<void>): Promise<never> {
    for (;;) {
      await condition(() => this.#publishable());
      const batch = this.#unpublished.slice(0, BATCH);
      await publish(batch);
      this.#unpublished = this.#unpublished.slice(batch.length);
      this.#publishBy = this.#unpublished.length > 0 ? Date.now() + LINGER_MS : Infinity;
      this.#armTimer();
    }
  }

  /** What the next run needs. It does not wait for the publisher, whom a busy order would never let finish. */
  async carry(): Promise<CarriedState<State, Event>> {
    await condition(allHandlersFinished);
    return { state: this.#state, handled: this.#handled, unpublished: this.#unpublished };
  }

  /** Leaves only when every caller is answered and every event is out. */
  async close(): Promise<State> {
    this.#closing = true;
    await condition(() => this.#unpublished.length === 0 && allHandlersFinished());
    return this.#state;
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

  /** The Update door: the validator has accepted, in the same activation and on the same state. */
  #handleUpdate(command: C): Receipt<Event> {
    const known = findHandled(this.#handled, command);
    if (known?.status !== 'applied') return this.#apply(command);
    const { sequence, happened } = known;
    return { commandId: command.id, sequence, happened, recorded: [] };
  }

  /** The Signal door: nobody waits for the answer, so a rejection becomes an event instead of an error. */
  #handleSignal(command: C): void {
    try {
      if (findHandled(this.#handled, command)) return;
      this.#apply(command);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      this.#append([this.#telling.rejected(command, error, Date.now())]);
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

  /** Lets everything happen that time has brought about by now, in its order. */
  #catchUp(): void {
    while (this.#next && this.#next.at <= Date.now()) {
      this.#append([{ ...this.#next.event, at: Date.now() }]);
      this.#publishBy = Date.now();
    }
  }

  /** The state as it would be if time's events were applied: what a validator, which may change nothing, has to judge by. */
  #caughtUp(): State {
    let state = this.#state;
    for (let due = this.#next; due && due.at <= Date.now(); due = nextDeadline(this.#process, state))
      state = this.#process.evolve(state, { ...due.event, at: Date.now() });
    return state;
  }

  #publishable(): boolean {
    if (this.#unpublished.length === 0) return false;
    return this.#closing || this.#unpublished.length >= BATCH || Date.now() >= this.#publishBy;
  }

  /**
   * Catches up and makes sure that somebody wakes us in time. A running timer serves every later wish too: a new one is started
   * only when something is due before all that are running.
   */
  #armTimer(): void {
    this.#catchUp();
    const wake = Math.min(this.#next?.at ?? Infinity, this.#publishBy);
    if (wake === Infinity || Math.min(...this.#armed) <= wake) return;
    this.#armed.add(wake);
    void sleep(Math.max(1, wake - Date.now())).then(() => {
      this.#armed.delete(wake);
      this.#armTimer();
    });
  }
}
