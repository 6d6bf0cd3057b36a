import { appendHandled, appendRefused, findHandled } from '../../domain/kernel/inbox';
import { judge, passTime, upcomingOf, type Transition, type Upcoming } from '../../domain/kernel/judge';
import type { Instant } from '../../domain/kernel/process';
import type { Handled, Outcome, Receipt, Recorded } from '../../domain/kernel/receipt';
import { reject, Rejection } from '../../domain/kernel/rejection';
import { isOfCustomer, type Submission } from '../../domain/kernel/submission';
import {
  processDefinitions,
  type AnyDefinition,
  type AnyEvent,
  type AnyState,
  type ProcessType,
  type StartInputs,
} from '../../domain/processes';
import type { EventRecorder, OperatorDesk } from '../../activities';
import { ErrandRefused, type CarryOut } from '../../activities/errands';
import { errandsAfter, laneOf, nameOfErrand, resultSubmission, type Errand } from '../../domain/errands';
import { ErrandQueue, type NamedErrand } from '../../domain/kernel/errand-queue';
import { rejectedEvent } from '../../workflows/rejected-event';
import { ProcessPortError, type ErrandSettlement, type ProcessPort } from '../../platform/process-port';

interface Running {
  readonly definition: AnyDefinition;
  readonly request: string;
  state: AnyState;
  handled: readonly Handled[];
  refused: readonly Handled[];
  refusedCustomers: readonly Handled[];
  upcoming: Upcoming<AnyEvent>;
  timer: NodeJS.Timeout | undefined;
  readonly errands: ErrandQueue<Errand>;
}

const handledBy = ({ handled, refused }: Running, submission: Submission): Outcome | undefined =>
  findHandled(handled, submission) ?? findHandled(refused, submission);

const MAX_TIMER_MS = 2 ** 31 - 1;
/** What failed is tried again at once. */
const RETRY_AFTER_MS = 50;

/** The processes without an engine: the rules of the domain, called as a workflow calls them, under a clock that can be put forward. */
export class MemoryProcesses implements ProcessPort {
  readonly #running = new Map<string, Running>();
  #aheadMs = 0;
  /** What was handed in while nobody answers; undefined while somebody does. */
  #handedIn: (() => Promise<void>)[] | undefined;

  #doErrand: CarryOut = () => Promise.resolve(null);

  constructor(
    private readonly recorder: EventRecorder,
    private readonly operators: Pick<OperatorDesk, 'reportRefusal'>,
  ) {}

  /** From now on `carryOut` does what processes ask of each other. */
  doErrandsWith(carryOut: CarryOut): void {
    this.#doErrand = carryOut;
  }

  now = (): Instant => Date.now() + this.#aheadMs;

  /** Lets this much time pass: whatever is due by then has happened when it returns. */
  passTime(ms: number): void {
    this.#aheadMs += ms;
    for (const [number, running] of this.#running) this.#catchUp(number, running);
  }

  /** As while there is no worker: nothing is answered, and what is handed in is taken afterwards. */
  async withoutAnswers<T>(during: () => Promise<T>): Promise<T> {
    this.#handedIn = [];
    try {
      return await during();
    } finally {
      const waiting = this.#handedIn;
      this.#handedIn = undefined;
      for (const take of waiting) await take();
    }
  }

  /** No timer fires any more. */
  stop(): void {
    for (const { timer } of this.#running.values()) clearTimeout(timer);
    this.#running.clear();
  }

  start = async <T extends ProcessType>(
    type: T,
    number: string,
    request: string,
    input: StartInputs[T],
  ): Promise<boolean> => {
    const known = this.#running.get(number);
    if (known) return known.request === request;
    const definition: AnyDefinition = processDefinitions[type];
    const event = definition.firstEvent(input, this.now());
    const state = definition.evolve(definition.initialState, event);
    const upcoming = upcomingOf(definition, state);
    const errands = new ErrandQueue(laneOf, errandsAfter(definition, definition.initialState, [event], state));
    const remembered = { handled: [], refused: [], refusedCustomers: [] };
    const running: Running = { definition, request, state, ...remembered, upcoming, timer: undefined, errands };
    this.#running.set(number, running);
    this.#publish(number, [{ sequence: state.sequence, event }]);
    this.#catchUp(number, running);
    this.#beginErrands(number, running);
    return true;
  };

  execute = async (number: string, submission: Submission): Promise<Receipt<AnyEvent>> => {
    if (this.#handedIn) throw new ProcessPortError('unanswered');
    const running = this.#open(number);
    const known = handledBy(running, submission);
    if (known?.status === 'rejected') return reject(known.code, known.facts);
    if (known) return { commandId: submission.id, sequence: known.sequence, happened: known.happened, recorded: [] };
    return this.#apply(number, running, submission);
  };

  signal = async (number: string, submission: Submission): Promise<void> => {
    if (this.#handedIn) return void this.#handedIn.push(() => this.signal(number, submission));
    const running = this.#open(number);
    if (handledBy(running, submission)) return;
    try {
      this.#apply(number, running, submission);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      const { code, facts } = error;
      const outcome = { status: 'rejected', code, facts } as const;
      if (isOfCustomer(submission)) {
        running.refusedCustomers = appendRefused(running.refusedCustomers, submission, outcome);
        return;
      }
      running.refused = appendRefused(running.refused, submission, outcome);
      const event = rejectedEvent(submission, error, this.now());
      running.state = running.definition.evolve(running.state, event);
      this.#publish(number, [{ sequence: running.state.sequence, event }]);
    }
  };

  settleErrands = async (number: string, how: ErrandSettlement): Promise<void> => {
    const running = this.#known(number);
    running.errands.settleRefused(how);
    this.#beginErrands(number, running);
  };

  readState = async (number: string): Promise<AnyState> => {
    if (this.#handedIn) throw new ProcessPortError('unanswered');
    const running = this.#known(number);
    this.#catchUp(number, running);
    return structuredClone(running.state);
  };

  end = async (number: string): Promise<void> => {
    clearTimeout(this.#running.get(number)?.timer);
    this.#running.delete(number);
  };

  readOutcome = async (number: string, commandId: string): Promise<Outcome | undefined> => {
    if (this.#handedIn) throw new ProcessPortError('unanswered');
    const { handled, refused, refusedCustomers } = this.#known(number);
    return [...handled, ...refused, ...refusedCustomers.toReversed()].find(({ id }) => id === commandId)?.outcome;
  };

  checkReachable = async (): Promise<void> => undefined;
  findMissing = async (): Promise<readonly string[]> => [];

  #known(number: string): Running {
    const running = this.#running.get(number);
    if (!running) throw new ProcessPortError('notFound');
    return running;
  }

  /** A process that is over answers questions, but takes nothing more. */
  #open(number: string): Running {
    const running = this.#known(number);
    this.#catchUp(number, running);
    if (running.definition.isOver(running.state)) throw new ProcessPortError('notFound');
    return running;
  }

  #apply(number: string, running: Running, submission: Submission): Receipt<AnyEvent> {
    const { definition, state, upcoming } = running;
    const transition = judge(definition, state, upcoming, submission, this.now());
    const recorded = this.#happen(number, running, transition);
    const { sequence } = running.state;
    const happened = recorded.map(({ event }) => event.type);
    running.handled = appendHandled(running.handled, submission, { status: 'applied', sequence, happened });
    this.#catchUp(number, running);
    return { commandId: submission.id, sequence, happened, recorded };
  }

  #happen(
    number: string,
    running: Running,
    { state, events, upcoming }: Transition<AnyState, AnyEvent>,
  ): readonly Recorded<AnyEvent>[] {
    const first = running.state.sequence + 1;
    const recorded = events.map((event, index) => ({ sequence: first + index, event }));
    running.errands.add(errandsAfter(running.definition, running.state, events, state));
    Object.assign(running, { state, upcoming });
    this.#publish(number, recorded);
    this.#beginErrands(number, running);
    return recorded;
  }

  /** Lets everything happen that is due by now, and sets a timer for what comes next. */
  #catchUp(number: string, running: Running): void {
    clearTimeout(running.timer);
    const { definition, state, upcoming } = running;
    if (definition.isOver(state)) return;
    this.#happen(number, running, passTime(definition, state, upcoming, this.now()));
    const { next } = running.upcoming;
    if (!next) return;
    const ms = Math.min(MAX_TIMER_MS, Math.max(1, next.at - this.now()));
    running.timer = setTimeout(() => this.#catchUp(number, running), ms).unref();
  }

  #beginErrands(number: string, running: Running): void {
    for (let next = running.errands.next(); next; next = running.errands.next()) {
      running.errands.begin(next.id);
      void this.#do(number, running, next, 1);
    }
  }

  async #do(number: string, running: Running, named: NamedErrand<Errand>, attempt: number): Promise<void> {
    try {
      const command = await this.#doErrand(named, attempt);
      running.errands.done(named.id);
      if (command) await this.signal(number, resultSubmission(named, command));
    } catch (error) {
      if (!(error instanceof ErrandRefused)) {
        setTimeout(() => void this.#do(number, running, named, attempt + 1), RETRY_AFTER_MS).unref();
        return;
      }
      running.errands.refuse(named.id);
      await this.operators.reportRefusal(number, nameOfErrand(named.errand), error.reason);
    }
    this.#beginErrands(number, running);
  }

  #publish(number: string, events: readonly Recorded<AnyEvent>[]): void {
    if (events.length > 0) void this.recorder.record(number, events);
  }
}
