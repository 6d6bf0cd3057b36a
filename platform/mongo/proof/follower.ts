import type { Logger } from '../../log';
import { SealBroken } from '../../account/secret-box';
import { Lease } from '../feed/lease';
import { LeasedLoop } from '../feed/leased-loop';
import type { Models } from '../models';
import { PROOF_LEASE } from '../models/leases';
import { feedIn } from '../repositories/feed';
import { operatorTasksIn } from '../repositories/operator-tasks';
import { EventEntries } from './event-entries';
import { LogRewritten, makeCheckpoint, newestCheckpoint, wantedSizeOf } from './checkpoints';
import { handOversOf, type ProofKeys } from './keys';
import { LogWriter } from './log-writer';

/** Milliseconds. */
export interface FollowerTimes {
  readonly leaseMs: number;
  /** Between two looks at the ends of the feeds, unless there is more than one page to read. */
  readonly idleMs: number;
  /** After which a log that has grown is signed. */
  readonly signMs: number;
  /** So long a log is not signed again, whoever waits for it. */
  readonly restMs: number;
}
const usual: FollowerTimes = { leaseMs: 5_000, idleMs: 500, signMs: 3_600_000, restMs: 2_000 };

/** After something failed; whoever runs a later release may take over meanwhile. */
const AGAIN_AFTER_MS = 2_000;
/** Rows of the feed that share their reads and writes. */
const PAGE = 200;

/**
 * Writes the log of proof of each store: one entry for each event, in the order of the feed; signs it every hour, and when somebody waits for it. Every worker
 * runs one, and one of them works. It only reads the feed: whatever holds it up holds up nothing else.
 */
export class ProofFollower {
  readonly #times: FollowerTimes;
  readonly #lease: Lease;
  readonly #entries: EventEntries;
  readonly #loop: LeasedLoop;
  readonly #logs = new Map<string, LogWriter>();
  /** By store: when a log was last signed, as far as it was here. */
  readonly #signedAt = new Map<string, number>();
  readonly #unsignable = new Set<string>();

  constructor(
    private readonly models: Models,
    private readonly options: {
      readonly log: Logger;
      /** Without them nothing is signed. */
      readonly keys?: ProofKeys | undefined;
      readonly times?: Partial<FollowerTimes>;
    },
  ) {
    this.#times = { ...usual, ...options.times };
    this.#lease = new Lease(models.leases, PROOF_LEASE, this.#times.leaseMs);
    this.#entries = new EventEntries(models);
    this.#loop = new LeasedLoop({
      lease: this.#lease,
      log: options.log,
      work: () => this.#work(),
      whenFailing: 'events get no proof; it is tried again until they do',
      againAfterMs: AGAIN_AFTER_MS,
      handsBackWhenFailing: true,
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Ends what is being done, and lets the next one work at once. */
  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  /** Until the lease is lost, or until it is to stop. */
  async #work(): Promise<void> {
    // without their unique keys two writers could give the same position
    await this.models.proofEntries.createIndexes();
    this.#logs.clear();
    while (!this.#loop.isStopping) {
      let isBehind = false;
      for (const [store, tail] of Object.entries(await feedIn(this.models).tails())) {
        if (this.#lease.isDue && !(await this.#lease.renew())) return;
        const followed = await this.#follow(store, tail);
        if (followed === PAGE) isBehind = true;
        else await this.#signUnlessBroken(store);
      }
      // what comes meanwhile shares its reads and writes
      if (!isBehind) await this.#loop.rest(this.#times.idleMs);
    }
    await this.#lease.handBack();
  }

  /** Reads one page of the feed of a store; answers by how many positions it went on. */
  async #follow(store: string, tail: number): Promise<number> {
    const log = this.#logs.get(store) ?? (await LogWriter.open(this.models, store));
    this.#logs.set(store, log);
    const { feedPosition } = log;
    const upTo = Math.min(tail, feedPosition + PAGE);
    if (upTo <= feedPosition) return 0;
    const rows = await feedIn(this.models).page(store, feedPosition, upTo);
    const { entries, missing } = await this.#entries.make(store, log.size, rows);
    for (const { process, sequence } of missing)
      await operatorTasksIn(this.models).report({
        kind: 'missingEvent',
        process,
        about: String(sequence),
        stack: null,
      });
    if (await log.append(entries, upTo)) return upTo - feedPosition;
    this.#logs.delete(store);
    return 0;
  }

  /** A log that was changed, or whose keys cannot be opened, is not signed; the others are, and events go on to get their entries. */
  async #signUnlessBroken(store: string): Promise<void> {
    try {
      await this.#sign(store);
      this.#unsignable.delete(store);
    } catch (error) {
      if (!(error instanceof LogRewritten || error instanceof SealBroken)) throw error;
      this.#signedAt.set(store, performance.now());
      if (!this.#unsignable.has(store))
        this.options.log.error(
          { store, reason: error.constructor.name, cause: error.message },
          'a log of proof cannot be signed',
        );
      this.#unsignable.add(store);
    }
  }

  /** Signs the log of a store when it is time, when somebody waits for it, or when another key takes over. */
  async #sign(store: string): Promise<void> {
    const { keys } = this.options;
    const log = this.#logs.get(store);
    if (!keys || !log || performance.now() - (this.#signedAt.get(store) ?? -Infinity) < this.#times.restMs) return;
    if (log.size === 0) return;
    const now = Date.now();
    const [newest, known, wanted] = await Promise.all([
      newestCheckpoint(this.models, store),
      keys.of(store),
      wantedSizeOf(this.models, store),
    ]);
    const hasGrown = log.size > (newest?.size ?? 0);
    const isExpected = !newest || now - newest.at >= this.#times.signMs || wanted > newest.size;
    const isDue = known.next !== null || (hasGrown && isExpected);
    if (!isDue) return;
    const sign = (text: string, size: number) => keys.sign(store, text, size);
    const signer = { origin: known.origin, handOvers: handOversOf(known), sign };
    if (!(await makeCheckpoint(this.models, log, signer, now))) this.#logs.delete(store);
    this.#signedAt.set(store, performance.now());
  }
}
