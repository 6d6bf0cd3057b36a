import { setBounded } from '../../../domain/kernel/bounded-map';
import { onlyDuplicates } from '../duplicates';
import { between, oneOf } from '../filters';
import type { Models, StoredFeedEntry } from '../models';
import { FEED_KEPT_MS } from '../models/feed';
import { eventId } from '../projections/events';
import { majority } from './lease';
import type { Unsequenced } from './unsequenced';

/** Processes whose latest sequenced event is remembered. */
const MAX_HEADS = 10_000;
/** Entries counted at once while the end of a feed is looked for. */
const PAGE = 1_000;

/** What became of a batch. */
export interface Assigned {
  /** Ids of the events that are in the feed now. */
  readonly done: ReadonlySet<string>;
  /** Those whose predecessor is not in the log, or not yet. */
  readonly waiting: readonly Unsequenced[];
  /** How far the feed of each store of the batch reaches. */
  readonly tails: ReadonlyMap<string, number>;
}

/**
 * Gives events the next positions of their stores. An event comes after its predecessor in its process, and waits while there is none.
 * Entries are inserted in order: an insert stops at the first key that somebody else has, so there is no hole and no double.
 */
export class Positions {
  /** Ends of the feeds, as long as nobody else writes. */
  readonly #tails = new Map<string, number>();
  /** Up to which event the feed has a process. */
  readonly #heads = new Map<string, number>();
  #published: Readonly<Record<string, number>> = {};
  /** Whether somebody may have written entries and been cut off before the events were marked. */
  #othersWrote = true;

  constructor(private readonly models: Pick<Models, 'events' | 'feed'>) {}

  /** Forgets what was known of the feed: somebody else may have written. */
  startFrom(published: Readonly<Record<string, number>>): void {
    this.#tails.clear();
    this.#heads.clear();
    this.#published = published;
    this.#othersWrote = true;
  }

  async assign(batch: readonly Unsequenced[]): Promise<Assigned> {
    const events = batch.toSorted((a, b) => (a._id < b._id ? -1 : 1));
    const done = this.#othersWrote ? await this.#inFeed(events) : this.#writtenHere(events);
    this.#othersWrote = false;
    const sequenced = await this.#sequencedBefore(events, done);
    const fresh = new Map<string, Unsequenced[]>();
    const waiting: Unsequenced[] = [];
    for (const event of events) {
      const { _id, store, process, sequence } = event;
      if (!done.has(_id)) {
        if (sequence > 1 && !sequenced.has(eventId(process, sequence - 1))) {
          waiting.push(event);
          continue;
        }
        fresh.set(store, [...(fresh.get(store) ?? []), event]);
      }
      sequenced.add(_id);
    }
    await Promise.all([...fresh].map(([store, list]) => this.#insert(store, list, done)));
    const stores = new Set(events.filter(({ _id }) => done.has(_id)).map(({ store }) => store));
    const tails = new Map<string, number>();
    for (const store of stores) tails.set(store, await this.#tailOf(store));
    return { done, waiting, tails };
  }

  /** Adds what it has inserted to `done`; nothing when a key was taken, then it is tried again with the next batch. */
  async #insert(store: string, events: readonly Unsequenced[], done: Set<string>): Promise<void> {
    const tail = await this.#tailOf(store);
    const entries = events.map((event, index) => entryOf(event, tail + 1 + index));
    try {
      await this.models.feed.collection.insertMany(entries as never, { ordered: true, ...majority });
    } catch (error) {
      if (!onlyDuplicates(error)) throw error;
      this.#tails.delete(store);
      this.#othersWrote = true;
      return;
    }
    this.#tails.set(store, tail + events.length);
    for (const { _id, process, sequence } of events) {
      done.add(_id);
      setBounded(this.#heads, process, sequence, MAX_HEADS);
    }
  }

  /** Those that got their positions here, and are read once more before the mark is seen. */
  #writtenHere(events: readonly Unsequenced[]): Set<string> {
    const before = events.filter(({ process, sequence }) => (this.#heads.get(process) ?? 0) >= sequence);
    return new Set(before.map(({ _id }) => _id));
  }

  /** Those that are in the feed although they are not marked so: a sequencer was cut off in between. */
  async #inFeed(events: readonly Unsequenced[]): Promise<Set<string>> {
    const found = await this.models.feed
      .find({ event: oneOf(events.map(({ _id }) => _id)) }, { _id: 0, event: 1 })
      .lean<Pick<StoredFeedEntry, 'event'>[]>();
    const entered = new Set(found.map(({ event }) => event));
    // their stores go on further than remembered
    for (const { _id, store } of events) if (entered.has(_id)) this.#tails.delete(store);
    return entered;
  }

  /** Ids of the predecessors, outside the batch, that have had their positions; the feed itself may have forgotten them. */
  async #sequencedBefore(events: readonly Unsequenced[], done: ReadonlySet<string>): Promise<Set<string>> {
    const within = new Set(events.map(({ _id }) => _id));
    const sequenced = new Set(done);
    const asked: string[] = [];
    for (const { process, sequence } of events) {
      const id = eventId(process, sequence - 1);
      if (sequence === 1 || within.has(id)) continue;
      if ((this.#heads.get(process) ?? 0) >= sequence - 1) sequenced.add(id);
      else asked.push(id);
    }
    if (asked.length === 0) return sequenced;
    const found = await this.models.events
      .find({ _id: oneOf(asked), unsequenced: null }, { _id: 1 })
      .lean<{ readonly _id: string }[]>();
    for (const { _id } of found) sequenced.add(_id);
    return sequenced;
  }

  async #tailOf(store: string): Promise<number> {
    const known = this.#tails.get(store);
    if (known !== undefined) return known;
    let tail = this.#published[store] ?? (await this.#highest(store));
    for (let count = PAGE; count === PAGE; tail += count)
      count = await this.models.feed.countDocuments({ store, position: between(tail, tail + PAGE) });
    this.#tails.set(store, tail);
    return tail;
  }

  async #highest(store: string): Promise<number> {
    const last = await this.models.feed
      .findOne({ store }, { position: 1 })
      .sort({ store: -1, position: -1 })
      .lean<Pick<StoredFeedEntry, 'position'>>();
    return last?.position ?? 0;
  }
}

const entryOf = (
  { _id, store, process, sequence, type, at, event }: Unsequenced,
  position: number,
): StoredFeedEntry => ({
  _id: `${store}:${String(position).padStart(12, '0')}`,
  store,
  position,
  event: _id,
  process,
  sequence,
  type,
  at,
  by: event.by,
  forgetAt: new Date(Date.now() + FEED_KEPT_MS),
});
