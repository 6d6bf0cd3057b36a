import { setTimeout as wait } from 'node:timers/promises';
import { headOf, linked, type AuditEntry, type AuditHead, type NewAuditEntry } from '../../domain/audit/entry';
import { stackOf } from '../../domain/kernel/stack';
import type { Logger } from '../log';
import type { AuditRepository } from '../mongo/repositories';

/** The entry was not written, or nobody knows: what it would have told must not happen, or not be told. */
export class AuditUnavailable extends Error {}

/** Entries that wait to be written; more are refused at once. */
const MAX_WAITING = 5_000;
/** Entries in one write. */
const MAX_BATCH = 200;
/** Another program took the positions; it is tried again this often. */
const MAX_TRIES = 50;
/** Longer than this nobody waits for an entry. */
const TIMEOUT_MS = 5_000;
/** How often the end of each log is written into the program's own log, where nobody who has only the database can change it. */
const HEAD_LOGGED_EVERY_MS = 3_600_000;

interface Waiting {
  readonly content: NewAuditEntry;
  readonly resolve: (entry: AuditEntry) => void;
  readonly reject: (error: Error) => void;
}
/** One log, as this program writes it. */
interface Log {
  readonly store: string;
  /** Undefined when somebody else may have written. */
  head: AuditHead | undefined;
  waiting: Waiting[];
  writing: Promise<void> | undefined;
  /** The end that is to be noted next. */
  toNote: AuditHead | undefined;
  noting: Promise<void> | undefined;
  loggedAt: number;
}

/**
 * Writes entries into the audit logs, each at the next position of its log. Entries that come while one write is under way go out together with the next.
 * Several programs may write at once: the unique key of a position says who was quicker, and the others come after.
 */
export class AuditLog {
  readonly #logs = new Map<string, Log>();
  #waiting = 0;

  constructor(
    private readonly repository: Pick<AuditRepository, 'insert' | 'end' | 'noteHead'>,
    private readonly log: Logger,
  ) {}

  /** Resolves once the entry is kept. Throws `AuditUnavailable` when it is not, or when nobody knows after five seconds. */
  async append(content: NewAuditEntry): Promise<AuditEntry> {
    if (this.#waiting >= MAX_WAITING) throw new AuditUnavailable('too many entries wait to be written');
    const log = this.#logOf(content.store);
    const written = new Promise<AuditEntry>((resolve, reject) => log.waiting.push({ content, resolve, reject }));
    this.#waiting += 1;
    log.writing ??= this.#write(log);
    const over = new AbortController();
    const late = wait(TIMEOUT_MS, undefined, { signal: over.signal, ref: false }).then(() => {
      throw new AuditUnavailable('the entry was not written in time');
    });
    late.catch(() => undefined); // the other of the two has answered
    try {
      return await Promise.race([written, late]);
    } finally {
      over.abort();
    }
  }

  /** Waits for what is being written. */
  async drain(): Promise<void> {
    await Promise.all([...this.#logs.values()].map(async ({ writing }) => writing));
    await Promise.all([...this.#logs.values()].map(async ({ noting }) => noting));
  }

  #logOf(store: string): Log {
    const known = this.#logs.get(store);
    if (known) return known;
    const nothing = { head: undefined, writing: undefined, toNote: undefined, noting: undefined };
    const log: Log = { store, ...nothing, waiting: [], loggedAt: Date.now() };
    this.#logs.set(store, log);
    return log;
  }

  async #write(log: Log): Promise<void> {
    // what comes in the same moment goes along
    await Promise.resolve();
    while (log.waiting.length > 0) {
      const batch = log.waiting.splice(0, MAX_BATCH);
      try {
        await this.#writeBatch(log, batch);
      } catch (error) {
        log.head = undefined;
        const unavailable = new AuditUnavailable('the entry could not be written', { cause: error });
        for (const { reject } of batch) reject(unavailable);
      }
      this.#waiting -= batch.length;
    }
    log.writing = undefined;
  }

  /** Rejects when some entry could not be written; those that were have been answered. */
  async #writeBatch(log: Log, batch: readonly Waiting[]): Promise<void> {
    let rest = batch;
    for (let tried = 0; rest.length > 0; tried++) {
      if (tried === MAX_TRIES) throw new Error('other programs took every position');
      log.head ??= await this.repository.end(log.store);
      const entries = linked(
        log.head,
        rest.map(({ content }) => content),
        Date.now(),
      );
      const written = await this.repository.insert(entries);
      for (const [index, entry] of entries.slice(0, written).entries()) rest[index]?.resolve(entry);
      const last = entries[written - 1];
      log.head = written === entries.length && last ? headOf(last) : undefined;
      if (last) this.#noteHead(log, headOf(last));
      rest = rest.slice(written);
    }
  }

  /** Nobody waits for it: the end of a log is looked for from the noted one on. */
  #noteHead(log: Log, head: AuditHead): void {
    log.toNote = head;
    log.noting ??= this.#noteHeads(log);
  }

  async #noteHeads(log: Log): Promise<void> {
    while (log.toNote) {
      const head = log.toNote;
      log.toNote = undefined;
      try {
        await this.repository.noteHead(head);
      } catch (error) {
        this.log.warn({ error: stackOf(error) }, 'the end of an audit log was not noted');
      }
      if (Date.now() - log.loggedAt < HEAD_LOGGED_EVERY_MS) continue;
      log.loggedAt = Date.now();
      this.log.info({ audit: head }, 'the end of an audit log');
    }
    log.noting = undefined;
  }
}
