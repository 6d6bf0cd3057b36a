import type { Model, UpdateQuery } from 'mongoose';
import type { Actor } from '../../../domain/kernel/actor';
import { duplicatesOf, ignoreDuplicates } from '../duplicates';
import { oneOf } from '../filters';
import type { Models, StoredFormerVersion, Versioned } from '../models';
import type { SealedRecords } from '../personal-data/sealed-records';

/** What a change says of a record; who made it and when comes beside it. */
export type Content<T extends Versioned> = Omit<T, keyof Versioned>;

/** How records are kept: sealed, where they say something of a person. */
type Keeping<T extends Versioned> = SealedRecords<T>;

const asTheyAre = {
  fields: [],
  seal: async (records: readonly object[]) => records,
  open: async <T>(rows: readonly T[]): Promise<T[]> => [...rows],
  openOne: async <T>(row: T | null): Promise<T | null> => row,
  openEach: async function* <T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
    yield* rows;
  },
  leftInClear: () => ({}),
};

/** What one kind of record has that others have not. */
interface Peculiarities<T extends Versioned> {
  /** A record of an earlier release in the shape of this one; one that has no version yet has version 1. */
  readonly upcast?: (stored: T) => T;
  /** What is kept beside the content because it follows from it, such as the keys a record is found by. */
  readonly derive?: (record: T) => Promise<object>;
  readonly keeping?: Keeping<T>;
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
  { upcast = (stored) => stored, derive = async () => ({}), keeping = asTheyAre }: Peculiarities<T> = {},
) {
  const stored = (store: string, id: string) => records.findOne({ _id: id, store }).lean<T>();
  const openedOne = async (row: T | null): Promise<T | null> => keeping.openOne(row && upcast(row));
  const opened = (rows: readonly T[]): Promise<T[]> => keeping.open(rows.map(upcast));
  const current = async (store: string, id: string): Promise<T | null> => openedOne(await stored(store, id));
  /** As they are stored. */
  const closed = async (all: readonly T[]): Promise<readonly object[]> =>
    keeping.seal(await Promise.all(all.map(async (record) => ({ ...record, ...(await derive(record)) }))));
  /** As it is stored, without what follows from the content. */
  const withoutDerived = async (record: T): Promise<StoredFormerVersion['document']> => {
    const derived = await derive(record);
    const [row = {}] = await keeping.seal([{ ...record, ...derived }]);
    return Object.fromEntries(Object.entries(row).filter(([name]) => !Object.hasOwn(derived, name)));
  };
  /** What this change of a record writes, and what it removes. */
  const written = async (before: T, change: object) => {
    const after = { ...before, ...change };
    const derived = await derive(after);
    const [row = {}] = await keeping.seal([{ ...after, ...derived }]);
    const names = new Set([...Object.keys({ ...change, ...derived }), ...keeping.fields, 'sealed']);
    const set = Object.fromEntries(Object.entries(row).filter(([name]) => names.has(name)));
    return { set, left: keeping.leftInClear(row) };
  };
  const recordOf = (id: string): string => `${collection}:${id}`;

  return {
    /** How records are kept, for whoever reads and writes them otherwise. */
    kept: { opened, openedOne, closed, leftInClear: keeping.leftInClear },

    find: current,

    has: async (store: string, id: string): Promise<boolean> => (await records.exists({ _id: id, store })) !== null,

    /** Those of the store among these ids, by id. */
    among: async (store: string, ids: readonly string[]): Promise<ReadonlyMap<string, T>> => {
      const found = await records.find({ _id: oneOf(ids) } as object).lean<T[]>();
      const own = await opened(found.filter((record) => record.store === store));
      return new Map(own.map((record) => [record._id, record]));
    },

    /** Adds new records at once; answers the places, from 0, of those whose id or unique field is taken. */
    addMany: async (added: readonly T[]): Promise<ReadonlySet<number>> =>
      added.length === 0
        ? new Set()
        : duplicatesOf(records.collection.insertMany(await closed(added), { ordered: false })),

    /** All of the store, one after the other, by id. */
    each: async function* (store: string): AsyncGenerator<T> {
      const found = records.find({ store }).sort({ _id: 1 }).lean<T[]>().cursor({ batchSize: 500 });
      for await (const record of keeping.openEach(found as AsyncIterable<T>)) yield upcast(record);
    },

    all: async (store: string): Promise<T[]> => opened(await records.find({ store }).sort({ _id: 1 }).lean<T[]>()),

    /** The record after the change; null when this version is not the newest any more. Rejects with the server's error on a double of a unique field. */
    replace: async (
      store: string,
      id: string,
      version: number,
      change: Partial<Content<T>>,
      { by, at }: Authorship,
    ): Promise<T | null> => {
      const as = await stored(store, id);
      const before = await openedOne(as);
      if (before?.version !== version) return null;
      const record = recordOf(id);
      const document = await withoutDerived(before);
      const { set, left } = await written(before, { ...change, version: version + 1, changedBy: by, updatedAt: at });
      await ignoreDuplicates(former.create({ _id: `${record}:${version}`, record, store, version, document }));
      const after = await records
        .findOneAndUpdate(
          // null also finds a record without a version
          { _id: id, store, version: (as as Partial<T>).version ?? null },
          { $set: set, ...(Object.keys(left).length > 0 && { $unset: left }) } as UpdateQuery<T>,
          { returnDocument: 'after' },
        )
        .lean<T>()
        .exec();
      return openedOne(after);
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
      return [now, ...(await keeping.open(older.map(({ document }) => document as unknown as T)))];
    },
  };
}
