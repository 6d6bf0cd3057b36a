import { setBounded } from '../../domain/kernel/bounded-map';
import { fingerprint } from '../../domain/kernel/fingerprint';
import type { Recorded } from '../../domain/kernel/receipt';
import type { Submission } from '../../domain/kernel/submission';
import type { AnyEvent } from '../../domain/processes';
import type { Logger } from '../../platform/log';
import { isMongoAway } from '../../platform/mongo/away';
import type { BatchingRecorder } from '../../platform/mongo/projections/batching-recorder';
import type { Reached } from '../../platform/mongo/projections/event-log';
import type { Metrics } from '../http/metrics';
import { ViewWaiters } from './view-waiters';

const RETRY_AFTER_MS = 2_000;
/** By then another API has written the event before, if it is only slower. */
const GAP_CLOSED_AFTER_MS = 250;
/** Ten minutes: then the workflow publishes them itself. */
const MAX_ATTEMPTS = 300;
/** Receipts kept to be tried again, about 1 kB each. */
const MAX_RETRYING = 10_000;
/** Written once more when the database was away: it may have lost what it had confirmed last. */
const RECENT_MS = 60_000;
/** Processes whose state of recording is remembered. */
const MAX_REMEMBERED = 10_000;

interface Receipt {
  readonly number: string;
  readonly events: readonly Recorded<AnyEvent>[];
  readonly addedAt: number;
}

/** What a submission says about the read side. */
type KnownRecording = Pick<Submission, 'recordedThrough' | 'recordedState'>;

/**
 * The fast way of an accepted command to the read side: its events stand in the answer of the Update, so the API records them
 * while the client already has its answer. Nothing depends on it: what is lost here the workflow's own publisher records.
 */
export class ReadSideRecorder {
  /** Of the processes whose events were recorded here lately. */
  readonly #known = new Map<string, KnownRecording>();
  readonly #waiters = new ViewWaiters();
  readonly #recent: (Receipt & { readonly at: number })[] = [];
  #retrying = 0;
  #wasAway = false;

  constructor(
    private readonly recorder: Pick<BatchingRecorder, 'record' | 'drain'>,
    private readonly log: Logger,
    /** Hears that events were written. */
    private readonly onRecorded: () => void,
    private readonly metrics: Pick<Metrics, 'readSideLag' | 'readSideGaps'>,
  ) {}

  add(number: string, events: readonly Recorded<AnyEvent>[]): void {
    if (events.length === 0) return;
    this.#record({ number, events, addedAt: Date.now() }, 1);
  }

  /** Up to where the read side has every event of the process, and the state they make; nothing when nobody here knows. */
  known(number: string): KnownRecording {
    return this.#known.get(number) ?? {};
  }

  /** True once this API has written the view up to that event; false after `ms`, when another program may have. */
  waitFor(number: string, sequence: number, ms: number): Promise<boolean> {
    return this.#waiters.wait(number, sequence, ms);
  }

  /** Waits until everything added so far is recorded or given up. */
  drain = (): Promise<void> => this.recorder.drain();

  #record(receipt: Receipt, attempt: number): void {
    this.recorder.record(receipt.number, receipt.events).then(
      (reached) => this.#recorded(receipt, reached, attempt),
      (error: unknown) => this.#failed(error, receipt, attempt),
    );
  }

  #recorded(receipt: Receipt, { sequence, state }: Reached, attempt: number): void {
    this.onRecorded();
    const now = Date.now();
    const known = state && { recordedThrough: sequence, recordedState: fingerprint(state) };
    if (known) setBounded(this.#known, receipt.number, known, MAX_REMEMBERED);
    this.#waiters.reached(receipt.number, sequence);
    this.metrics.readSideLag.observe((now - receipt.addedAt) / 1_000);
    if (sequence < receipt.events.at(-1)!.sequence) this.#lookAgain(receipt, attempt);
    while (this.#recent[0] && this.#recent[0].at <= now - RECENT_MS) this.#recent.shift();
    const again = this.#wasAway ? this.#recent.splice(0) : [];
    this.#wasAway = false;
    this.#recent.push({ ...receipt, at: now });
    for (const { number, events } of again) this.#record({ number, events, addedAt: now }, 1);
  }

  /**
   * An event is missing before these: another API has it and is slower, or nobody has it. Whoever closes the gap does not look beyond its own events,
   * so the view would stay behind until the next event, or until the workflow publishes.
   */
  #lookAgain(receipt: Receipt, attempt: number): void {
    if (attempt === 2) this.metrics.readSideGaps.inc();
    this.#later(receipt, attempt, attempt === 1 ? GAP_CLOSED_AFTER_MS : RETRY_AFTER_MS);
  }

  /** Tries again while the database is away, so that lists are right soon after it is back. */
  #failed(error: unknown, receipt: Receipt, attempt: number): void {
    const reason = error instanceof Error ? error.constructor.name : typeof error;
    const { number } = receipt;
    this.#wasAway ||= isMongoAway(error);
    if (attempt === 1) this.log.warn({ number, reason }, 'read side not reached; it is tried again');
    if (!this.#later(receipt, attempt, RETRY_AFTER_MS))
      this.log.warn({ number, reason }, 'read side not reached; the workflow will record these events');
  }

  /** False when it is left to the workflow. */
  #later(receipt: Receipt, attempt: number, ms: number): boolean {
    if (attempt >= MAX_ATTEMPTS || this.#retrying >= MAX_RETRYING) return false;
    this.#retrying += 1;
    setTimeout(() => {
      this.#retrying -= 1;
      this.#record(receipt, attempt + 1);
    }, ms).unref();
    return true;
  }
}
