import type { Model } from 'mongoose';
import type { Actor } from '../../../domain/kernel/actor';
import { duplicatesOf, ignoreDuplicates } from '../duplicates';
import { oneOf } from '../filters';
import type { Models, StoredFormerVersion, Versioned } from '../models';

/** What a change says of a record; who made it and when comes beside it. */
export type Content<T extends Versioned> = Omit<T, keyof Versioned>;

/** Records that come at once where all are read. */
const AT_ONCE = 500;

/** What one kind of record has that others have not. */
interface Peculiarities<T extends Versioned> {
  /** A record of an earlier release in the shape of this one; one that has no version yet has version 1. */
  readonly upcast?: (stored: T) => T;
  /** What is kept beside the content because it follows from it, such as the keys a record is found by. */
  readonly derive?: (record: T) => Promise<object>;
}

/** Who changes a record, and when. */
export interface Authorship {
  readonly by: Actor;
  readonly at: number;
}

/**
 * L-40: records of which every version is kept. The version before is put aside first and the change made after, so that no version is lost when
 * the process dies in between.
 */
export function versionedIn<T extends Versioned>(
  collection: string,
  records: Model<T>,
  former: Models['formerVersions'],
  { upcast = (stored) => stored, derive = async () => ({}) }: Peculiarities<T> = {},
) {
  const stored = (store: string, id: string) => records.findOne({ _id: id, store }).lean<T>();
  const current = async (store: string, id: string): Promise<T | null> => {
    const record = await stored(store, id);
    return record && upcast(record);
  };
  const recordOf = (id: string): string => `${collection}:${id}`;

  return {
    find: current,

    has: async (store: string, id: string): Promise<boolean> => (await records.exists({ _id: id, store })) !== null,

    /** Those of the store among these ids, by id. */
    among: async (store: string, ids: readonly string[]): Promise<ReadonlyMap<string, T>> => {
      const found = await records.find({ _id: oneOf(ids) } as object).lean<T[]>();
      const own = found.filter((record) => record.store === store);
      return new Map(own.map((record) => [record._id, upcast(record)]));
    },

    /** Adds new records at once; answers the places, from 0, of those whose id or unique field is taken. */
    addMany: async (added: readonly T[]): Promise<ReadonlySet<number>> =>
      added.length === 0
        ? new Set()
        : duplicatesOf(
            records.collection.insertMany(
              (await Promise.all(added.map(async (record) => ({ ...record, ...(await derive(record)) })))) as never,
              { ordered: false },
            ),
          ),

    /** All of the store, one after the other, by id. */
    each: async function* (store: string): AsyncGenerator<T> {
      const found = records.find({ store }).sort({ _id: 1 }).lean<T[]>().cursor({ batchSize: AT_ONCE });
      for await (const record of found) yield upcast(record);
    },

    all: (store: string) => records.find({ store }).sort({ _id: 1 }).lean<T[]>(),

    /** The record after the change; null when this version is not the newest any more. Rejects with the server's error on a double of a unique field. */
    replace: async (
      store: string,
      id: string,
      version: number,
      change: Partial<Content<T>>,
      { by, at }: Authorship,
    ): Promise<T | null> => {
      const as = await stored(store, id);
      const before = as && upcast(as);
      if (before?.version !== version) return null;
      const record = recordOf(id);
      const document = before as unknown as StoredFormerVersion['document'];
      const derived = await derive({ ...before, ...change });
      await ignoreDuplicates(former.create({ _id: `${record}:${version}`, record, store, version, document }));
      const after = await records
        .findOneAndUpdate(
          // null also finds a record without a version
          { _id: id, store, version: (as as Partial<T>).version ?? null },
          { $set: { ...change, ...derived, version: version + 1, changedBy: by, updatedAt: at } },
          { returnDocument: 'after' },
        )
        .lean<T>()
        .exec();
      return after && upcast(after);
    },

    /** The newest first, at most 100; empty for an unknown record. */
    versions: async (store: string, id: string): Promise<readonly T[]> => {
      const [now, before] = await Promise.all([
        current(store, id),
        former
          .find({ record: recordOf(id) })
          .sort({ version: -1 })
          .limit(100)
          .lean<StoredFormerVersion[]>(),
      ]);
      if (!now) return [];
      const older = before.filter(({ version }) => version < now.version);
      return [now, ...older.map(({ document }) => document as unknown as T)];
    },
  };
}
