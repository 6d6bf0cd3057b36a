import type { ImportKindName } from '../../../domain/imports/kinds';
import { duplicatesOf } from '../duplicates';
import { above, oneOf } from '../filters';
import type { Models, StoredExternalId } from '../models';
import { lookupsOf } from '../personal-data/lookups';
import { sealedExternalIds } from '../personal-data/personal-fields';

/** Characters of an id of an earlier release, which whoever guesses what it was made of can make again. */
const FORMER_ID = 64;
const AT_ONCE = 500;

/** I-21: which records the files of other systems mean. */
export const externalIdsIn = (models: Models) => {
  const { externalIds } = models;
  const keeping = sealedExternalIds(models);
  const { seal, open } = keeping;
  const insert = async (all: readonly StoredExternalId[]) => {
    const rows = await seal(all);
    return {
      rows,
      there: await duplicatesOf(externalIds.collection.insertMany([...rows] as never, { ordered: false })),
    };
  };
  return {
    /** What stands for these fingerprints of names and of content, in their order: nobody makes it again without the key of the store. */
    codes: async (store: string, prints: readonly string[]): Promise<readonly string[]> =>
      prints.map((await lookupsOf(models, store)).id),

    byIds: async (ids: readonly string[]): Promise<ReadonlyMap<string, StoredExternalId>> => {
      const found = await externalIds.find({ _id: oneOf(ids) }).lean<StoredExternalId[]>();
      return new Map((await open(found)).map((one) => [one._id, one]));
    },

    ofRecords: async (store: string, kind: ImportKindName, records: readonly string[]) =>
      open(await externalIds.find({ store, kind, record: oneOf(records) }).lean<StoredExternalId[]>()),

    /** All of the store, one after the other. */
    each: async function* (store: string): AsyncGenerator<StoredExternalId> {
      const found = externalIds.find({ store }).sort({ kind: 1, record: 1 }).lean<StoredExternalId[]>().cursor();
      yield* keeping.openEach(found as AsyncIterable<StoredExternalId>);
    },

    /** Writes each whole, whatever was there under its id. Most are new, and adding them at once is the fastest way. */
    keep: async (all: readonly StoredExternalId[]): Promise<void> => {
      if (all.length === 0) return;
      const { rows, there } = await insert(all);
      const writes = rows.flatMap((row, place) => {
        const { _id, ...rest } = row as Pick<StoredExternalId, '_id'>;
        return there.has(place) ? [{ updateOne: { filter: { _id }, update: { $set: rest } } }] : [];
      });
      if (writes.length > 0) await externalIds.collection.bulkWrite(writes as never, { ordered: false });
    },

    /** Gives those of an earlier release ids that nobody makes again, and seals them; answers how many. Doing it again changes nothing. */
    sealFormer: async (): Promise<number> => {
      let sealed = 0;
      for (let after = ''; ;) {
        const page = await externalIds
          .find({ _id: above(after) })
          .sort({ _id: 1 })
          .limit(AT_ONCE)
          .lean<StoredExternalId[]>();
        const last = page.at(-1);
        if (!last) return sealed;
        after = last._id;
        const former = page.filter(({ _id }) => _id.length === FORMER_ID);
        if (former.length === 0) continue;
        const coded = former.map(async (one) => {
          const { id } = await lookupsOf(models, one.store);
          return { ...one, _id: id(one._id), print: one.print === '' ? '' : id(one.print) };
        });
        await insert(await Promise.all(coded));
        await externalIds.deleteMany({ _id: oneOf(former.map(({ _id }) => _id)) });
        sealed += former.length;
      }
    },
  };
};
