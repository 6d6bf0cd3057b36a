import type { Logger } from '../../log';
import { oneOf } from '../filters';
import type { Models, StoredLease } from '../models';
import { FEED_LEASE } from '../models/leases';
import { operatorTasksIn } from '../repositories/operator-tasks';
import { Lease } from './lease';
import { LeasedLoop } from './leased-loop';
import { markOldEvents } from './old-events';
import { Positions } from './positions';
import { unsequencedIn, type Unsequenced } from './unsequenced';
import { WaitingProcesses } from './waiting';

/** Milliseconds. */
export interface SequencerTimes {
  /** A lease whose holder says nothing for so long is free. */
  readonly leaseMs: number;
  /** Between two looks for new events, unless somebody wakes it. */
  readonly idleMs: number;
  /** So long a predecessor may be missing before an operator is told. */
  readonly reportAfterMs: number;
  /** Events that wait for reported ones are looked at again so often. */
  readonly lookBackMs: number;
}
const usual: SequencerTimes = { leaseMs: 3_000, idleMs: 150, reportAfterMs: 60_000, lookBackMs: 2_000 };

/** After the database did not answer. */
const AGAIN_AFTER_MS = 1_000;

interface Options {
  readonly log: Logger;
  /** The feed has grown. */
  readonly onSequenced?: () => void;
  readonly times?: Partial<SequencerTimes>;
}

/**
 * Gives every event its position in the feed of its store. Every API and every worker runs one; one of them leads and works, the others
 * look whether it still does.
 */
export class Sequencer {
  readonly #times: SequencerTimes;
  readonly #lease: Lease;
  readonly #positions: Positions;
  readonly #waiting: WaitingProcesses;
  readonly #published = new Map<string, number>();
  readonly #loop: LeasedLoop;
  /** Everything logged up to this moment waits for what an operator knows to be missing. */
  #skipUpTo: number | undefined;
  #lookBackAt = 0;
  /** What was missing has come. */
  #wentOn = false;

  constructor(
    private readonly models: Models,
    private readonly options: Options,
  ) {
    this.#times = { ...usual, ...options.times };
    this.#lease = new Lease(models.leases, FEED_LEASE, this.#times.leaseMs);
    this.#loop = new LeasedLoop({
      lease: this.#lease,
      log: options.log,
      work: (lease) => this.#lead(lease),
      whenFailing: 'events get no positions; it is tried again until they do',
      againAfterMs: AGAIN_AFTER_MS,
    });
    this.#positions = new Positions(models);
    this.#waiting = new WaitingProcesses(this.#times.reportAfterMs, async (process, sequence) => {
      options.log.warn({ number: process, sequence }, 'an event is missing in the log; those after it wait');
      const task = { kind: 'missingEvent', process, about: String(sequence), stack: null } as const;
      await operatorTasksIn(models).report(task);
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Ends what is being done, and lets the next one lead at once. */
  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  /** Something was recorded in this process. */
  readonly wake = (): void => this.#loop.wake();

  /** Until the lease is lost, or until it is to stop. */
  async #lead(lease: StoredLease): Promise<void> {
    // without their unique keys two sequencers could give the same position
    await this.models.feed.createIndexes();
    this.#positions.startFrom(lease.tails);
    this.#waiting.forget();
    this.#published.clear();
    this.#skipUpTo = undefined;
    if (!lease.oldEventsMarked && !(await markOldEvents(this.models, this.#lease))) return;
    while (!this.#loop.isStopping) {
      const sequenced = await this.#lookOnce();
      if (sequenced === undefined) return;
      if (sequenced > 0) this.options.onSequenced?.();
      else await this.#loop.rest(this.#times.idleMs);
    }
    await this.#lease.handBack();
  }

  /** How many events got positions; undefined when the lease was lost. */
  async #lookOnce(): Promise<number | undefined> {
    if (performance.now() >= this.#lookBackAt) this.#skipUpTo = undefined;
    const looksBack = this.#skipUpTo === undefined;
    let sequenced = 0;
    let skipUpTo: number | undefined;
    let onlyReported = true;
    if (this.#lease.isDue && !(await this.#lease.renew())) return undefined;
    for await (const batch of unsequencedIn(this.models, this.#skipUpTo)) {
      const done = await this.#sequence(batch);
      if (!done) return undefined;
      sequenced += done.size;
      for (const { process, loggedAt } of batch) {
        onlyReported &&= this.#waiting.isReported(process);
        if (onlyReported) skipUpTo = loggedAt;
      }
    }
    await this.#waiting.reportOverdue();
    if (this.#wentOn) this.#skipUpTo = undefined;
    else if (looksBack) {
      this.#skipUpTo = skipUpTo;
      this.#lookBackAt = performance.now() + this.#times.lookBackMs;
    }
    this.#wentOn = false;
    return sequenced;
  }

  /** First the entries, then how far they reach, then the mark of the event: whatever is cut off in between is taken up again. */
  async #sequence(batch: readonly Unsequenced[]): Promise<ReadonlySet<string> | undefined> {
    const { done, waiting, tails } = await this.#positions.assign(batch);
    for (const { _id, process } of batch) if (done.has(_id) && this.#waiting.goOn(process)) this.#wentOn = true;
    for (const { process, sequence } of waiting) this.#waiting.note(process, sequence - 1);
    const moved = [...tails].filter(([store, tail]) => this.#published.get(store) !== tail);
    const change = Object.fromEntries(moved.map(([store, tail]) => [`tails.${store}`, tail]));
    if ((moved.length > 0 || this.#lease.isDue) && !(await this.#lease.renew(change))) return undefined;
    for (const [store, tail] of moved) this.#published.set(store, tail);
    if (done.size > 0) await this.models.events.updateMany({ _id: oneOf([...done]) }, { $unset: { unsequenced: 1 } });
    return done;
  }
}
