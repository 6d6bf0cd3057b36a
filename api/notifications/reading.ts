import {
  newestNoticeFirst,
  type NoticeAudience,
  type Repositories,
  type StoredNotice,
} from '../../platform/mongo/repositories';
import { topicOf, noticeKindOf, type NoticeKind } from './kinds';

const DAY_MS = 24 * 3_600_000;
/** What nobody has opened for so long is no news any more; what is still to be done stands on the desk. */
const UNREAD_DAYS = 14;
/** Unread notices that are looked at. */
const MAX_UNREAD = 300;
/** Notices looked at for one page. */
const MAX_SCANNED = 2_000;
const SCANNED_AT_ONCE = 200;
/** Who says that everything is read has not seen what was still being written down. */
const WRITTEN_WITHIN_MS = 60_000;

export interface OwnNotice {
  readonly stored: StoredNotice;
  readonly read: boolean;
}

/** After how many notices of one moment a page goes on. */
interface Place {
  readonly at: number;
  readonly told: number;
}
const placeOf = (cursor: string): Place => {
  const [at = '', told = ''] = cursor.split('-');
  return { at: Number(at), told: Number(told) };
};
const cursorOf = ({ at, told }: Place): string => `${at}-${told}`;
const moved = (place: Place | undefined, { at }: StoredNotice): Place => ({
  at,
  told: place?.at === at ? place.told + 1 : 1,
});

export interface Narrowed {
  readonly kind?: NoticeKind | undefined;
  readonly acting?: boolean | undefined;
  /** Told from then on. */
  readonly start?: number | undefined;
  /** Told before then. */
  readonly before?: number | undefined;
}
const meets = ({ kind, acting, start = 0, before = Infinity }: Narrowed, { notice, at }: StoredNotice): boolean => {
  const own = noticeKindOf(notice);
  return (
    at >= start &&
    at < before &&
    (kind === undefined || own === kind) &&
    (acting === undefined || (own !== 'news') === acting)
  );
};

/** The notices of one person, and which of them that person has read. */
export class NoticesOfPerson {
  constructor(
    private readonly repositories: Pick<Repositories, 'notices' | 'noticeReading'>,
    private readonly person: string,
    private readonly audience: NoticeAudience,
    private readonly now: number,
  ) {}

  get #reader() {
    return { store: this.audience.store, person: this.person };
  }

  /** Everything up to then counts as read. */
  async #floor(): Promise<number> {
    const readUpTo = await this.repositories.noticeReading.readUpTo(this.#reader);
    return Math.max(readUpTo, this.now - UNREAD_DAYS * DAY_MS);
  }

  async #withReading(notices: readonly StoredNotice[], floor: number): Promise<readonly OwnNotice[]> {
    const ids = notices.map(({ _id }) => _id);
    const marks = await this.repositories.noticeReading.marksOf(this.#reader, ids);
    return notices.map((stored) => ({ stored, read: marks.get(stored._id) ?? stored.at <= floor }));
  }

  /** The unread ones, newest first; `more` where there are too many to look at. */
  async unread(): Promise<{ readonly items: readonly StoredNotice[]; readonly more: boolean }> {
    const { notices, noticeReading } = this.repositories;
    const floor = await this.#floor();
    const [recent, again] = await Promise.all([
      notices.shownTo(this.audience, MAX_UNREAD, { after: floor }),
      noticeReading.toReadAgain(this.#reader).then((ids) => notices.among(this.audience, ids)),
    ]);
    const known = new Set(recent.map(({ _id }) => _id));
    const all = [...recent, ...again.filter(({ _id }) => !known.has(_id))];
    const unread = (await this.#withReading(all, floor)).filter(({ read }) => !read);
    return {
      items: unread.map(({ stored }) => stored).toSorted(newestNoticeFirst),
      more: recent.length === MAX_UNREAD,
    };
  }

  /** What is unread, each topic of a case once. */
  async count() {
    const { items, more } = await this.unread();
    const topics = new Map<string, boolean>();
    for (const { process, notice } of items) {
      const topic = topicOf(process, notice);
      topics.set(topic, topics.get(topic) === true || noticeKindOf(notice) !== 'news');
    }
    const acting = [...topics.values()].filter(Boolean).length;
    return { acting, news: topics.size - acting, more, asOf: this.now };
  }

  /** One page of all of them, or of those about one process. */
  async page(narrow: Narrowed, limit: number, cursor: string | undefined, process?: string) {
    if (process === undefined) return this.#scanned(narrow, limit, cursor);
    const about = await this.repositories.notices.aboutProcess(this.audience, process);
    return this.#slice(await this.#withReading(about, await this.#floor()), narrow, limit, cursor);
  }

  async unreadPage(narrow: Narrowed, limit: number, cursor: string | undefined, process?: string) {
    const { items } = await this.unread();
    const about = items.filter((one) => process === undefined || one.process === process);
    return this.#slice(
      about.map((stored) => ({ stored, read: false })),
      narrow,
      limit,
      cursor,
    );
  }

  /** A page of what was read whole. */
  #slice(all: readonly OwnNotice[], narrow: Narrowed, limit: number, cursor: string | undefined) {
    const items: OwnNotice[] = [];
    const from = cursor === undefined ? undefined : placeOf(cursor);
    let place: Place | undefined;
    for (const one of all) {
      const next = moved(place, one.stored);
      const isTold = from && (next.at > from.at || (next.at === from.at && next.told <= from.told));
      if (!isTold && meets(narrow, one.stored)) {
        if (items.length === limit) return { items, nextCursor: place ? cursorOf(place) : null };
        items.push(one);
      }
      place = next;
    }
    return { items, nextCursor: null };
  }

  /** Reads on along the index until the page is full: few of them may be of the kind that is asked for. */
  async #scanned(narrow: Narrowed, limit: number, cursor: string | undefined) {
    const floor = await this.#floor();
    const items: OwnNotice[] = [];
    const { start = 0, before } = narrow;
    const newest = before === undefined ? undefined : { at: before - 1, told: 0 };
    let place = cursor === undefined ? newest : placeOf(cursor);
    for (let scanned = 0; scanned < MAX_SCANNED;) {
      const told = place?.told ?? 0;
      const most = SCANNED_AT_ONCE + told;
      const rows = await this.repositories.notices.shownTo(this.audience, most, place && { upTo: place.at });
      for (const one of await this.#withReading(rows.slice(told), floor)) {
        if (meets(narrow, one.stored)) {
          if (items.length === limit) return { items, nextCursor: place ? cursorOf(place) : null };
          items.push(one);
        }
        place = moved(place, one.stored);
      }
      const isOver = rows.length < most || rows.at(-1)!.at < start;
      if (isOver) return { items, nextCursor: null };
      scanned += rows.length - told;
    }
    return { items, nextCursor: place ? cursorOf(place) : null };
  }

  /** Of what this person was told; anything else is left alone. */
  async mark(ids: readonly string[], read: boolean): Promise<void> {
    const { notices, noticeReading } = this.repositories;
    await noticeReading.mark(this.#reader, await notices.among(this.audience, ids), read);
  }

  /** These, and everything that was told well before they were looked at. */
  async readAll(seen: readonly string[], seenAt: number): Promise<void> {
    const { notices, noticeReading } = this.repositories;
    const upTo = Math.min(seenAt, this.now) - WRITTEN_WITHIN_MS;
    const again = await notices.among(this.audience, await noticeReading.toReadAgain(this.#reader));
    const before = again.filter(({ at }) => at <= upTo).map(({ _id }) => _id);
    await this.mark([...new Set([...seen, ...before])], true);
    await noticeReading.noteReadUpTo(this.#reader, upTo);
  }
}
