import { systemActor } from '../../../domain/kernel/actor';
import { fingerprint } from '../../../domain/kernel/fingerprint';
import { isDuplicate } from '../duplicates';
import { oneOf } from '../filters';
import type { Models, StoredPart, StoredPrice } from '../models';
import { versionedIn, type Authorship } from './versioned';

/** What an earlier release did not keep. */
const before = { version: 1, changedBy: systemActor, updatedAt: 0, active: true } as const;
const completedPart = (stored: StoredPart): StoredPart => ({ ...before, ...stored, supplier: stored.supplier ?? null });
const priceOf = (stored: StoredPrice): StoredPrice => ({ ...before, ...stored });

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

/** The parts of a store, by number. */
export const partsIn = ({ parts, formerVersions }: Models) => {
  const idOf = (store: string, partNumber: string): string => `${store}:${partNumber}`;
  const versioned = versionedIn('parts', parts, formerVersions, completedPart);
  return {
    find: (store: string, partNumber: string) => versioned.find(store, idOf(store, partNumber)),

    /** Those of these numbers, by number. */
    byNumbers: async (store: string, numbers: readonly string[]): Promise<ReadonlyMap<string, StoredPart>> => {
      const found = await parts.find({ store, partNumber: oneOf(numbers) }).lean<StoredPart[]>();
      return new Map(found.map((part) => [part.partNumber, completedPart(part)]));
    },

    /** By number. */
    list: async (store: string): Promise<readonly StoredPart[]> =>
      (await parts.find({ store }).sort({ partNumber: 1 }).lean<StoredPart[]>()).map(completedPart),

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
      content: Partial<NewPart>,
      author: Authorship,
    ): Promise<StoredPart | null> => versioned.replace(store, idOf(store, partNumber), version, content, author),

    versions: (store: string, partNumber: string) => versioned.versions(store, idOf(store, partNumber)),
  };
};

/** The price menu of a store, by code. */
export const pricesIn = ({ prices, formerVersions }: Models) => {
  const idOf = (store: string, code: string): string => `${store}:${code}`;
  const versioned = versionedIn('prices', prices, formerVersions, priceOf);
  return {
    find: (store: string, code: string) => versioned.find(store, idOf(store, code)),

    /** Those of these codes, by code. */
    byCodes: async (store: string, codes: readonly string[]): Promise<ReadonlyMap<string, StoredPrice>> => {
      const found = await prices.find({ store, code: oneOf(codes) }).lean<StoredPrice[]>();
      return new Map(found.map((price) => [price.code, priceOf(price)]));
    },

    /** By code. */
    list: async (store: string): Promise<readonly StoredPrice[]> =>
      (await prices.find({ store }).sort({ code: 1 }).lean<StoredPrice[]>()).map(priceOf),

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
      content: Partial<NewPrice>,
      author: Authorship,
    ): Promise<StoredPrice | null> => versioned.replace(store, idOf(store, code), version, content, author),

    versions: (store: string, code: string) => versioned.versions(store, idOf(store, code)),
  };
};
