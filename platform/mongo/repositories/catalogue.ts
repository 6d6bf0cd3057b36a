import { systemActor } from '../../../domain/kernel/actor';
import { fingerprint } from '../../../domain/kernel/fingerprint';
import {
  hasTerms,
  lookupKeyOf,
  searchKeysOf,
  searchTermsOf,
  type MenuItemContent,
  type PartContent,
} from '../../../domain/master-data/catalogue';
import type { StockMove } from '../../../domain/repair-order/stock';
import { isDuplicate } from '../duplicates';
import { above, atLeast, noneOf, oneOf } from '../filters';
import type { Models, StoredPart, StoredPrice } from '../models';
import { partTexts } from '../models/parts';
import { priceTexts } from '../models/prices';
import { versionedIn, type Authorship } from './versioned';

/** What an earlier release did not keep. */
const before = { version: 1, changedBy: systemActor, updatedAt: 0, active: true } as const;
/** A record as it is stored: what it is found by stands beside it. */
type Keyed<T> = T & { readonly searchKeys?: unknown };
const completedPart = ({ searchKeys: _keys, moved: _moved, ...stored }: Keyed<StoredPart>): StoredPart => ({
  ...before,
  ...stored,
  supplier: stored.supplier ?? null,
});
const priceOf = ({ searchKeys: _keys, ...stored }: Keyed<StoredPrice>): StoredPrice => ({ ...before, ...stored });

type NewPart = Omit<StoredPart, '_id' | 'version' | 'changedBy' | 'updatedAt'>;
type NewPrice = Omit<StoredPrice, '_id' | 'version' | 'changedBy' | 'updatedAt'>;

/** What makes two records the same: everything but when they were added. */
const printOf = ({ updatedAt: _updatedAt, ...record }: { readonly updatedAt: number }): string => fingerprint(record);

/** The record as added; null when there is one of this id that says something else. The same added again is the same. */
async function addOnce<T extends { readonly _id: string; readonly updatedAt: number }>(
  record: T,
  create: () => Promise<unknown>,
  find: () => Promise<T | null>,
): Promise<T | null> {
  try {
    await create();
    return record;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const known = await find();
    return known && printOf(known) === printOf(record) ? known : null;
  }
}

interface Page {
  readonly store: string;
  /** Each word stands in number or name; without a word everything is listed. */
  readonly search?: string | undefined;
  readonly withRetired: boolean;
  /** The id the page before ended with. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What is offered; what an earlier release wrote does not say so, and is. */
const offered = oneOf([true, null]);
const whetherOffered = oneOf([true, false, null]);

/** Records that are read at once to look further than their key. */
const LOOK_THROUGH = 500;

/**
 * The records of a page, by id. One part of what is searched for is looked up along an index, in the order of the page; whether the rest of it is
 * there is seen in what was read.
 */
async function pageOf<T extends { readonly _id: string }>(
  { store, search, withRetired, after, limit }: Page,
  textsOf: (record: T) => readonly string[],
  read: (filter: object, limit: number) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const terms = search === undefined ? [] : searchTermsOf(search);
  const [first] = terms;
  if (search !== undefined && first === undefined) return [];
  const key = first === undefined ? undefined : lookupKeyOf(first);
  const keyIsAll = terms.length < 2 && key === first;
  const atOnce = keyIsAll ? limit : Math.max(limit, LOOK_THROUGH);
  const found: T[] = [];
  for (let from = after; ;) {
    const filter = {
      store,
      active: withRetired ? whetherOffered : offered,
      ...(key !== undefined && { searchKeys: key }),
      ...(from !== undefined && { _id: above(from) }),
    };
    const rows = await read(filter, atOnce);
    found.push(...rows.filter((record) => hasTerms(terms, textsOf(record))));
    from = rows.at(-1)?._id;
    if (found.length >= limit || rows.length < atOnce || from === undefined) return found.slice(0, limit);
  }
}

/** Movements that a part remembers: far more than are ever tried again at once. */
const MOVES_KEPT = 200;

/** The parts of a store, by number. */
export const partsIn = ({ parts, formerVersions }: Models) => {
  const idOf = (store: string, partNumber: string): string => `${store}:${partNumber}`;
  const versioned = versionedIn('parts', parts, formerVersions, {
    upcast: completedPart,
    derive: async (part) => ({ searchKeys: searchKeysOf(partTexts(part)) }),
  });
  const remembering = (errand: string, change: object) => ({
    ...change,
    $push: { moved: { $each: [errand], $slice: -MOVES_KEPT } },
  });

  /** False when so many were to be taken and are not there: then none is. The version moves on, so that nobody sets an older number unseen. */
  async function moveOne(_id: string, errand: string, by: number, takes: StockMove['takes']): Promise<boolean> {
    const once = { _id, moved: noneOf([errand]) };
    const counted = remembering(errand, { $inc: { stock: by, version: 1 } });
    const emptied = remembering(errand, { $set: { stock: 0 }, $inc: { version: 1 } });
    for (;;) {
      const enough = by < 0 ? { stock: atLeast(-by) } : {};
      if ((await parts.updateOne({ ...once, ...enough }, counted)).matchedCount > 0) return true;
      const known = await parts.findOne({ _id }).lean<StoredPart>();
      if (!known || known.moved?.includes(errand)) return true;
      if (known.stock >= -by) continue;
      if (takes === 'whole') return false;
      if ((await parts.updateOne({ ...once, stock: known.stock }, emptied)).matchedCount > 0) return true;
    }
  }

  return {
    find: (store: string, partNumber: string) => versioned.find(store, idOf(store, partNumber)),

    /** Those of these numbers, by number. */
    byNumbers: async (store: string, numbers: readonly string[]): Promise<ReadonlyMap<string, StoredPart>> => {
      const ids = numbers.map((number) => idOf(store, number));
      return new Map([...(await versioned.among(store, ids)).values()].map((part) => [part.partNumber, part]));
    },

    each: (store: string) => versioned.each(store),

    /** By number. */
    page: (page: Page): Promise<readonly StoredPart[]> =>
      pageOf<StoredPart>(page, partTexts, async (filter, limit) =>
        (await parts.find(filter).sort({ _id: 1 }).limit(limit).lean<StoredPart[]>()).map(completedPart),
      ),

    /** The part as added; null when the number is taken. */
    add: (part: NewPart, { by, at }: Authorship): Promise<StoredPart | null> => {
      const record = { ...part, _id: idOf(part.store, part.partNumber), version: 1, changedBy: by, updatedAt: at };
      return addOnce<StoredPart>(
        record,
        () => parts.create(record),
        () => versioned.find(part.store, record._id),
      );
    },

    replace: (
      store: string,
      partNumber: string,
      version: number,
      content: PartContent,
      author: Authorship,
    ): Promise<StoredPart | null> => versioned.replace(store, idOf(store, partNumber), version, content, author),

    versions: (store: string, partNumber: string) => versioned.versions(store, idOf(store, partNumber)),

    /**
     * Changes the numbers in stock, each once however often it is asked for. Answers the parts that were to be put aside and are not there; a part that the
     * store does not keep is passed over.
     */
    move: async (errand: string, { store, takes, changes }: StockMove): Promise<readonly string[]> => {
      const short: string[] = [];
      for (const { partNumber, by } of changes)
        if (!(await moveOne(idOf(store, partNumber), errand, by, takes))) short.push(partNumber);
      return short;
    },
  };
};

/** The price menu of a store, by code. */
export const pricesIn = ({ prices, formerVersions }: Models) => {
  const idOf = (store: string, code: string): string => `${store}:${code}`;
  const versioned = versionedIn('prices', prices, formerVersions, {
    upcast: priceOf,
    derive: async (price) => ({ searchKeys: searchKeysOf(priceTexts(price)) }),
  });
  return {
    find: (store: string, code: string) => versioned.find(store, idOf(store, code)),

    /** Those of these codes, by code. */
    byCodes: async (store: string, codes: readonly string[]): Promise<ReadonlyMap<string, StoredPrice>> => {
      const ids = codes.map((code) => idOf(store, code));
      return new Map([...(await versioned.among(store, ids)).values()].map((price) => [price.code, price]));
    },

    each: (store: string) => versioned.each(store),

    /** By code. */
    page: (page: Page): Promise<readonly StoredPrice[]> =>
      pageOf<StoredPrice>(page, priceTexts, async (filter, limit) =>
        (await prices.find(filter).sort({ _id: 1 }).limit(limit).lean<StoredPrice[]>()).map(priceOf),
      ),

    /** What is offered that takes this part, as much of it as somebody reads. */
    taking: async (store: string, partNumber: string): Promise<readonly StoredPrice[]> =>
      (await prices.find({ store, parts: partNumber, active: offered }).limit(20).lean<StoredPrice[]>()).map(priceOf),

    /** The entry as added; null when the code is taken. */
    add: (price: NewPrice, { by, at }: Authorship): Promise<StoredPrice | null> => {
      const record = { ...price, _id: idOf(price.store, price.code), version: 1, changedBy: by, updatedAt: at };
      return addOnce<StoredPrice>(
        record,
        () => prices.create(record),
        () => versioned.find(price.store, record._id),
      );
    },

    replace: (
      store: string,
      code: string,
      version: number,
      content: MenuItemContent,
      author: Authorship,
    ): Promise<StoredPrice | null> => versioned.replace(store, idOf(store, code), version, content, author),

    versions: (store: string, code: string) => versioned.versions(store, idOf(store, code)),
  };
};
