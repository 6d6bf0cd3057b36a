import type { ImportKindName } from '../../../domain/imports/kinds';
import { duplicatesOf } from '../duplicates';
import { oneOf } from '../filters';
import type { Models, StoredExternalId } from '../models';

/** I-21: which records the files of other systems mean. */
export const externalIdsIn = ({ externalIds }: Models) => ({
  byIds: async (ids: readonly string[]): Promise<ReadonlyMap<string, StoredExternalId>> => {
    const found = await externalIds.find({ _id: oneOf(ids) }).lean<StoredExternalId[]>();
    return new Map(found.map((one) => [one._id, one]));
  },

  ofRecords: (store: string, kind: ImportKindName, records: readonly string[]) =>
    externalIds.find({ store, kind, record: oneOf(records) }).lean<StoredExternalId[]>(),

  /** All of the store, one after the other. */
  each: async function* (store: string): AsyncGenerator<StoredExternalId> {
    const found = externalIds.find({ store }).sort({ kind: 1, record: 1 }).lean<StoredExternalId[]>().cursor();
    for await (const one of found) yield one;
  },

  /** Writes each whole, whatever was there under its id. Most are new, and adding them at once is the fastest way. */
  keep: async (all: readonly StoredExternalId[]): Promise<void> => {
    if (all.length === 0) return;
    const there = await duplicatesOf(externalIds.collection.insertMany([...all] as never, { ordered: false }));
    const writes = all.flatMap(({ _id, ...rest }, place) =>
      there.has(place) ? [{ updateOne: { filter: { _id }, update: { $set: rest } } }] : [],
    );
    if (writes.length > 0) await externalIds.collection.bulkWrite(writes as never, { ordered: false });
  },
});
