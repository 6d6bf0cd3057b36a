import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../../platform/log';
import { isMongoAway } from '../../platform/mongo/away';
import type { Repositories, StoredFeedEntry } from '../../platform/mongo/repositories';
import { Pause } from '../../platform/pause';

const POLL_MS = 100;
/** After the database did not answer. */
const AGAIN_AFTER_MS = 1_000;
/** Entries read at once, and kept in memory for each store that somebody listens to; about 300 bytes each. */
const PAGE = 500;

/** What a listener gets next: where the feed ends now, entries without a gap, or that there is a gap. */
export interface Advance {
  readonly kind: 'joined' | 'entries' | 'reset';
  /** Up to which the listener has heard everything afterwards, or has been told to read everything anew. */
  readonly position: number;
  readonly entries: readonly StoredFeedEntry[];
}

/** The end of one store's feed, as far as this process has read it. */
interface Window {
  listeners: number;
  /** Undefined until the database has answered. */
  tail: number | undefined;
  /** The last entries up to the tail. */
  entries: readonly StoredFeedEntry[];
  readonly waiting: Set<() => void>;
}

/**
 * Reads the feeds of the stores that somebody listens to, once for all listeners, and older pages for those who come back. Nothing is
 * read while nobody listens.
 */
export class FeedReader {
  readonly #windows = new Map<string, Window>();
  readonly #pause = new Pause();
  #polls = false;
  /** One older page is read at a time, however many come back at once. */
  #lastRead: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly feed: Repositories['feed'],
    private readonly log: Logger,
  ) {}

  /** Answers how to leave. */
  join(store: string): () => void {
    const window = this.#windows.get(store) ?? { listeners: 0, tail: undefined, entries: [], waiting: new Set() };
    window.listeners += 1;
    this.#windows.set(store, window);
    if (this.#polls) this.#pause.wake();
    else void this.#poll();
    return () => {
      window.listeners -= 1;
      if (window.listeners === 0) this.#windows.delete(store);
    };
  }

  /** The feed has grown: there is no need to wait for the next poll. */
  readonly wake = (): void => {
    if (this.#polls) this.#pause.wake();
  };

  /**
   * Waits for what follows the position in a store that was joined; without a position, for the end of its feed. Undefined when the
   * signal is given.
   */
  async next(store: string, position: number | undefined, signal: AbortSignal): Promise<Advance | undefined> {
    const window = this.#windows.get(store);
    if (!window) throw new Error('nobody has joined this store');
    while (!signal.aborted)
      try {
        const { tail } = window;
        const found = await this.#after(store, window, position);
        if (found) return found;
        if (tail === window.tail) await movement(window, signal);
      } catch (error) {
        if (!isMongoAway(error)) throw error;
        await wait(AGAIN_AFTER_MS, undefined, { ref: false, signal }).catch(() => undefined);
      }
    return undefined;
  }

  async #after(store: string, window: Window, position: number | undefined): Promise<Advance | undefined> {
    const { tail, entries } = window;
    if (tail === undefined || position === tail) return undefined;
    if (position === undefined) return { kind: 'joined', position: tail, entries: [] };
    if (position > tail) return this.#beyond(store, window, position);
    const first = tail - entries.length;
    if (position >= first) return { kind: 'entries', position: tail, entries: entries.slice(position - first) };
    const upTo = Math.min(position + PAGE, tail);
    const page = await this.#readOlder(store, position, upTo);
    if (page.length === upTo - position) return { kind: 'entries', position: upTo, entries: page };
    return { kind: 'reset', position: tail, entries: [] };
  }

  /** Another API may have read further than this one; a position that not even the feed has is none. */
  async #beyond(store: string, window: Window, position: number): Promise<Advance | undefined> {
    const tail = (await this.feed.tails())[store] ?? 0;
    if (position <= Math.max(tail, window.tail ?? 0)) return undefined;
    return { kind: 'reset', position: tail, entries: [] };
  }

  async #readOlder(store: string, after: number, upTo: number): Promise<readonly StoredFeedEntry[]> {
    const read = this.#lastRead.then(() => this.feed.page(store, after, upTo));
    this.#lastRead = read.catch(() => undefined); // whoever asked for it hears why
    return read;
  }

  async #poll(): Promise<void> {
    this.#polls = true;
    for (let failing = false; this.#windows.size > 0;)
      try {
        const hasMore = await this.#advanceAll();
        failing = false;
        if (!hasMore) await this.#pause.rest(POLL_MS);
      } catch (error) {
        const reason = error instanceof Error ? error.constructor.name : typeof error;
        if (!failing) this.log.warn({ reason }, 'the feed was not read; listeners hear of it later');
        failing = true;
        await this.#pause.rest(AGAIN_AFTER_MS);
      }
    this.#polls = false;
  }

  async #advanceAll(): Promise<boolean> {
    const tails = await this.feed.tails();
    const more = await Promise.all(
      [...this.#windows].map(([store, window]) => this.#advance(store, window, tails[store] ?? 0)),
    );
    return more.includes(true);
  }

  /** True when the feed goes on further. */
  async #advance(store: string, window: Window, tail: number): Promise<boolean> {
    if (window.tail === tail) return false;
    const from = window.tail;
    // at first, and after a database was restored to an earlier state
    if (from === undefined || tail < from) {
      Object.assign(window, { tail, entries: [] });
    } else {
      const upTo = Math.min(tail, from + PAGE);
      const page = await this.feed.page(store, from, upTo);
      const whole = page.length === upTo - from;
      // where entries are gone, each listener finds out by itself
      Object.assign(window, { tail: upTo, entries: whole ? [...window.entries, ...page].slice(-PAGE) : [] });
    }
    for (const resume of window.waiting) resume();
    return window.tail !== tail;
  }
}

/** Resolves when the window has moved, or when the signal is given. */
function movement({ waiting }: Window, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const resume = (): void => {
      waiting.delete(resume);
      signal.removeEventListener('abort', resume);
      resolve();
    };
    waiting.add(resume);
    signal.addEventListener('abort', resume);
  });
}
