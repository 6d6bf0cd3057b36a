import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  log,
  patched,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { findHandled, appendHandled, appendRefused } from '../domain/kernel/inbox';
import {
  judge,
  passTime,
  upcomingOf,
  type Defect,
  type JudgedProcess,
  type Transition,
  type Upcoming,
} from '../domain/kernel/judge';
import type { Instant } from '../domain/kernel/process';
import type { Handled, Outcome, Receipt, Recorded } from '../domain/kernel/receipt';
import { reject, Rejection } from '../domain/kernel/rejection';
import { stackOf } from '../domain/kernel/stack';
import { isOfCustomer, isSubmission, type Submission } from '../domain/kernel/submission';
import { COMMAND, RENEW, SETTLE_ERRANDS, SUBMIT, VIEW, type SentReceipt } from './messages';
import type { CarriedState, LiveProcessOptions, TimedEvent } from './run';
import { UnpublishedEvents } from './unpublished-events';

/**
 * The API records what a submission brought about at once and says so with the next one. What nobody has said is recorded after this time leaves with
 * whatever wakes the process next.
 */
const LINGER_MS = 10 * 60_000;
/** And when nothing wakes it for this long, it wakes by itself. */
const LINGER_ASLEEP_MS = 20 * 60_000;
/** By then the API has recorded what it was answered, or something is wrong. */
const RECORDED_WITHIN_MS = 10_000;
/**
 * Runs that began before go on recording the refusal of a customer's Signal, and keeping refused Signals among the applied submissions: their histories
 * have done so.
 */
const REFUSALS_APART = 'refusals-apart';
/** More than this cannot be handed to the next run in one message. */
const MAX_UNPUBLISHED_BYTES = 1_000_000;

/**
 * A domain process that Temporal keeps running. It promises:
 * 1. handlers decide and return at once; only the main path and the publisher ever wait;
 * 2. before a submission is judged, every event that time has already brought about has been applied;
 * 3. a submission is applied at most once, whole or not at all, by Update or Signal, in whichever run;
 * 4. every event leaves through `publishTo` in order, at least once, before the process ends, in this run or the next, unless the read
 *    side is known to have it;
 * 5. what an event asks of other processes is done, at least once, before the process ends, and holds up nothing;
 * 6. nothing that a rule, an evolver or a deadline throws stops the process.
 */
export class LiveProcess<State extends { readonly sequence: number }, Event extends TimedEvent> {
  readonly #process: JudgedProcess<State, Event>;
  readonly #options: LiveProcessOptions<State, Event>;
  readonly #unpublished: UnpublishedEvents<State, Event>;
  #state: State;
  #handled: readonly Handled[];
  #refused: readonly Handled[];
  /** H4: the refusals of customers are told while this run lasts, and kept nowhere. */
  #refusedCustomers: readonly Handled[] = [];
  #lastEventAt: Instant;
  #publishBy: Instant;
  #publishing = false;
  #closing = false;
  /** The task queue of the next run, when somebody has asked for one. */
  #renewOn: string | undefined;
  /** What time brings next; kept so that it is computed once per change. */
  #upcoming: Upcoming<Event>;
  /** Each is reported once per run. */
  readonly #reported = new Set<string>();
  /** When the running timers fire. */
  readonly #armed = new Set<Instant>();

  constructor(
    process: JudgedProcess<State, Event>,
    options: LiveProcessOptions<State, Event>,
    carried: CarriedState<State, Event>,
  ) {
    this.#process = process;
    this.#options = options;
    this.#state = carried.state;
    this.#handled = carried.handled;
    this.#refused = carried.refused ?? [];
    this.#lastEventAt = carried.lastEventAt ?? 0;
    this.#unpublished = new UnpublishedEvents(carried.unpublished);
    this.#publishBy = this.#unpublished.isEmpty ? Infinity : this.#now();
    this.#upcoming = upcomingOf(process, this.#state);
  }

  get state(): State {
    return this.#state;
  }

  /** Registers Update, Signal and queries. Call it before the first await. */
  listen(): void {
    setHandler(defineUpdate<SentReceipt<Event>, [Submission]>(SUBMIT), (submission) => this.#answerUpdate(submission), {
      validator: (submission) => this.#validate(submission), // a rejected Update leaves no trace in history
    });
    setHandler(defineSignal<[unknown]>(SUBMIT), (submission) => this.#handleSignal(submission));
    setHandler(defineSignal<[unknown]>(RENEW), (taskQueue) => this.#hearOfRenewal(taskQueue));
    setHandler(defineSignal<[unknown]>(SETTLE_ERRANDS), (how) => this.#settleErrands(how));
    setHandler(defineQuery<object>(VIEW), () => this.#options.view(this.#state));
    setHandler(
      defineQuery<Outcome | null, [string]>(COMMAND),
      (id) =>
        [...this.#handled, ...this.#refused, ...this.#refusedCustomers.toReversed()].find(
          (handled) => handled.id === id,
        )?.outcome ?? null,
    );
  }

  /**
   * Returns when the milestone is reached. When the history has grown long before that, or a fresh run is asked for, the process
   * continues in a new run instead, and nothing after this call is executed in this one.
   */
  async until(reached: (state: State) => boolean): Promise<void> {
    this.#armTimer();
    await condition(() => reached(this.#state) || this.#renewed || workflowInfo().continueAsNewSuggested);
    if (this.#renewed || !reached(this.#state)) await this.#continue();
  }

  /** Publishes every event in order, in batches, until the run ends. */
  async publishTo(publish: (events: readonly Recorded<Event>[]) => Promise<void>): Promise<never> {
    for (;;) {
      await condition(() => this.#publishable());
      const batch = this.#unpublished.nextBatch();
      this.#publishing = true;
      this.#publishBy = Infinity; // what happens from here on says itself when it must leave
      await publish(batch);
      this.#publishing = false;
      this.#drop(batch.at(-1)!.sequence);
      if (!this.#unpublished.isEmpty) this.#publishBy = Math.min(this.#publishBy, this.#lingerEnd());
      this.#armTimer();
    }
  }

  /** Does what the events ask of other processes, until the run ends. */
  doErrands(): Promise<never> {
    return this.#options.errands.keepDoing((submission) => this.#handleSignal(submission));
  }

  /** The state at the end. Returns when every caller is answered, every event is published and every errand is done. */
  async close(): Promise<State> {
    this.#closing = true;
    const { errands } = this.#options;
    const done = (): boolean => this.#unpublished.isEmpty && errands.outstanding.length === 0 && allHandlersFinished();
    await condition(() => done() || this.#renewed);
    if (!done()) await this.#continue();
    return this.#state;
  }

  /** Does not wait for the publisher, which might never finish while events keep coming: the next run publishes the rest. */
  async #continue(): Promise<never> {
    await condition(allHandlersFinished);
    const carried = {
      state: this.#state,
      handled: this.#handled,
      ...(this.#refused.length > 0 && { refused: this.#refused }),
      unpublished: this.#unpublished.events,
      lastEventAt: this.#lastEventAt,
      errands: this.#options.errands.outstanding,
    };
    return this.#options.continueWith(carried, this.#renewOn ?? workflowInfo().taskQueue);
  }

  get #renewed(): boolean {
    return this.#renewOn !== undefined;
  }

  /** Whatever else comes as this Signal says nothing. A run that is on this queue is fresh enough. */
  #hearOfRenewal(taskQueue: unknown): void {
    if (typeof taskQueue === 'string' && taskQueue !== workflowInfo().taskQueue) this.#renewOn = taskQueue;
  }

  #now(): Instant {
    return Math.max(Date.now(), this.#lastEventAt);
  }

  #lingerEnd(): Instant {
    return this.#now() + LINGER_MS;
  }

  #validate(submission: Submission): void {
    try {
      if (!isSubmission(submission)) throw new Rejection('defect', { command: 'submission' });
      const known = this.#findHandled(submission);
      if (!known) this.#judged(submission, passTime(this.#process, this.#state, this.#upcoming, this.#now()));
      else if (known.status === 'rejected') reject(known.code, known.facts);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      this.#logDefect(error);
      throw ApplicationFailure.nonRetryable(error.message, error.code, error.facts);
    }
  }

  #answerUpdate(submission: Submission): SentReceipt<Event> {
    return { ...this.#handleUpdate(submission), schemaVersion: this.#options.schemaVersion };
  }

  /** The Update handler: the validator has accepted, in the same activation and on the same state. */
  #handleUpdate(submission: Submission): Receipt<Event> {
    this.#hearOfRecording(submission);
    const known = this.#findHandled(submission);
    if (known?.status === 'applied')
      return { commandId: submission.id, sequence: known.sequence, happened: known.happened, recorded: [] };
    const receipt = this.#apply(submission);
    this.#armTimer();
    return receipt;
  }

  /** The Signal handler: nobody waits for the answer, so a rejection becomes an event instead of an error. */
  #handleSignal(submission: unknown): void {
    if (!isSubmission(submission)) return this.#report({ about: 'submission', cause: new TypeError('no submission') });
    this.#hearOfRecording(submission);
    try {
      if (this.#findHandled(submission)) return;
      this.#apply(submission);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      if (!this.#recordRejection(submission, error)) return this.#armTimer();
    }
    this.#publishBy = this.#now();
    this.#armTimer();
  }

  /** Whatever else comes as this Signal says nothing. */
  #settleErrands(how: unknown): void {
    const { again } = (how ?? {}) as { readonly again?: unknown };
    if (typeof again === 'boolean') this.#options.errands.settleRefused({ again });
  }

  #findHandled(submission: Submission): Outcome | undefined {
    return findHandled(this.#handled, submission) ?? findHandled(this.#refused, submission);
  }

  /** False when it leaves no event. */
  #recordRejection(submission: Submission, rejection: Rejection): boolean {
    const { code, facts } = rejection;
    const outcome = { status: 'rejected', code, facts } as const;
    if (code === 'defect') this.#report(rejection.cause as Defect);
    if (!patched(REFUSALS_APART)) this.#rememberOutcome(submission, outcome);
    else if (isOfCustomer(submission)) {
      this.#refusedCustomers = appendRefused(this.#refusedCustomers, submission, outcome);
      return false;
    } else this.#refused = appendRefused(this.#refused, submission, outcome);
    const event = this.#options.rejectedEvent(submission, rejection, this.#now());
    try {
      const state = this.#process.evolve(this.#state, event);
      this.#happen({ state, events: [event], upcoming: upcomingOf(this.#process, state) });
    } catch (cause) {
      this.#report({ about: event.type, cause });
    }
    return true;
  }

  #apply(submission: Submission): Receipt<Event> {
    this.#catchUp();
    const transition = this.#judged(submission, { state: this.#state, events: [], upcoming: this.#upcoming });
    const recorded = this.#happen(transition);
    const happened = recorded.map(({ event }) => event.type);
    const { sequence } = this.#state;
    this.#rememberOutcome(submission, { status: 'applied', sequence, happened });
    return { commandId: submission.id, sequence, happened, recorded };
  }

  #judged(submission: Submission, { state, upcoming }: Transition<State, Event>): Transition<State, Event> {
    if (this.#unpublished.bytes > MAX_UNPUBLISHED_BYTES) reject('readSideBehind');
    return judge(this.#process, state, upcoming, submission, this.#now());
  }

  #rememberOutcome(submission: Submission, outcome: Outcome): void {
    this.#handled = appendHandled(this.#handled, submission, outcome);
  }

  #happen({ state, events, upcoming }: Transition<State, Event>): readonly Recorded<Event>[] {
    const before = this.#state;
    const recorded = events.map((event, index) => ({ sequence: before.sequence + 1 + index, event }));
    this.#state = state;
    this.#upcoming = upcoming;
    const last = events.at(-1);
    if (!last) return recorded;
    this.#lastEventAt = last.at;
    this.#publishBy = Math.min(this.#publishBy, this.#lingerEnd());
    this.#unpublished.add(recorded, state);
    this.#ask(before, events);
    return recorded;
  }

  #ask(before: State, events: readonly Event[]): void {
    try {
      this.#options.errands.add(this.#options.errandsOf(before, events, this.#state));
    } catch (cause) {
      this.#report({ about: events.at(-1)!.type, cause });
    }
  }

  /** Applies every deadline that has passed, the earliest first. */
  #catchUp(): void {
    const transition = passTime(this.#process, this.#state, this.#upcoming, this.#now());
    if (transition.upcoming.defect) this.#report(transition.upcoming.defect);
    if (transition.events.length === 0 && transition.upcoming.next === this.#upcoming.next) return;
    this.#happen(transition);
    if (transition.events.length > 0) this.#publishBy = this.#now();
  }

  /** The sender knows what the read side has. What it should have by now and has not is published at once. */
  #hearOfRecording({ recordedThrough, recordedState }: Submission): void {
    if (recordedThrough === undefined) return;
    if (this.#isRecorded(recordedThrough, recordedState)) this.#drop(recordedThrough);
    const missing = this.#unpublished.first;
    if (missing && missing.event.at + RECORDED_WITHIN_MS < this.#now()) this.#publishBy = this.#now();
  }

  /** The sender has read other events under the same numbers when the process was reset since, or the log was damaged: those here must leave. */
  #isRecorded(sequence: number, fingerprintThere: string | undefined): boolean {
    const state = this.#unpublished.stateAfter(sequence);
    return state !== undefined && this.#options.fingerprintOf(state) === fingerprintThere;
  }

  #drop(sequence: number): void {
    this.#unpublished.dropThrough(sequence);
    if (this.#unpublished.isEmpty) this.#publishBy = Infinity;
  }

  #publishable(): boolean {
    if (this.#unpublished.isEmpty) return false;
    return this.#closing || this.#unpublished.fillsBatch || this.#now() >= this.#publishBy;
  }

  #logDefect({ code, facts, cause }: Rejection): void {
    if (code === 'defect') log.error('a defect', { ...facts, stack: stackOf((cause as Defect | undefined)?.cause) });
  }

  /** Once per run and place. Whoever is told may be out of reach; that stops nothing. */
  #report(defect: Defect): void {
    if (this.#reported.has(defect.about)) return;
    this.#reported.add(defect.about);
    const stack = stackOf(defect.cause);
    log.error('a defect', { command: defect.about, stack });
    void this.#options.reportDefect(defect.about, stack);
  }

  /**
   * Catches up and makes sure that a timer fires when the next deadline or publication is due. A new timer is started only when that is before
   * all running timers, and none for a publication that is due already or on its way: the publisher sees to it.
   */
  #armTimer(): void {
    this.#catchUp();
    const now = this.#now();
    const wakeToPublish = this.#publishing || this.#publishBy <= now ? Infinity : this.#publishBy + LINGER_ASLEEP_MS;
    const wake = Math.min(this.#upcoming.next?.at ?? Infinity, wakeToPublish);
    if (wake === Infinity || Math.min(...this.#armed) <= wake) return;
    this.#armed.add(wake);
    void sleep(Math.max(1, wake - Date.now())).then(() => {
      this.#armed.delete(wake);
      this.#armTimer();
    });
  }
}
