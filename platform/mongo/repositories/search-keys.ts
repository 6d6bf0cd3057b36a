import type { Model } from 'mongoose';
import { above } from '../filters';
import type { Models } from '../models';
import type { MasterRecord, SearchColumns } from '../models/master-data';
import { keptCustomers } from './customers';
import { SEARCH_VERSION } from './search-columns';
import { keptVehicles } from './vehicles';
import type { versionedIn } from './versioned';

const AT_ONCE = 500;

/** Former columns that say what a record is found by, in clear. */
const former = { folded: 1 } as const;

/** Writes these records sealed, with their keys, of each only if it is as it was read; answers how many were. */
async function write<T extends MasterRecord>(
  records: Model<T>,
  { opened, closed, leftInClear }: ReturnType<typeof versionedIn<T>>['kept'],
  read: readonly T[],
): Promise<number> {
  if (read.length === 0) return 0;
  const rows = await closed(await opened(read));
  const updates = rows.map((row, place) => {
    const { _id, mergedInto = null } = read[place]!;
    const { version } = read[place]! as Partial<T>;
    const { _id: _same, folded: _former, ...rest } = row as Pick<T, '_id'> & { folded?: unknown };
    return {
      updateOne: {
        // null also finds a record without a version
        filter: { _id, version: version ?? null },
        update: { $set: { ...rest, mergedInto }, $unset: { ...leftInClear(row), ...former } },
      },
    };
  });
  const { modifiedCount } = await records.collection.bulkWrite(updates as never, { ordered: false });
  return modifiedCount;
}

async function fill<T extends MasterRecord>(
  records: Model<T>,
  kept: ReturnType<typeof versionedIn<T>>['kept'],
  every: boolean,
): Promise<number> {
  let written = 0;
  let after = '';
  for (;;) {
    const page = await records
      .find({ _id: above(after) } as object)
      .select('+searchVersion')
      .sort({ _id: 1 })
      .limit(AT_ONCE)
      .lean<(T & Partial<SearchColumns>)[]>();
    const last = page.at(-1);
    if (!last) return written;
    const chosen = page.filter(({ searchVersion }) => every || searchVersion !== SEARCH_VERSION);
    written += await write(records, kept, chosen);
    after = last._id;
  }
}

/** The keys by which customers and vehicles are found, as a whole; each write of a record makes its own. */
export const searchKeysIn = (models: Models) => ({
  /** Seals the records of an earlier release and makes their keys, or those of every record; answers how many. Doing it again changes nothing. */
  fill: async (every = false): Promise<number> =>
    (await fill(models.customers, keptCustomers(models).versioned.kept, every)) +
    (await fill(models.vehicles, keptVehicles(models).versioned.kept, every)),
});
