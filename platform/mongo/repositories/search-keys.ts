import type { Model } from 'mongoose';
import { above, oneOf } from '../filters';
import type { Models } from '../models';
import type { MasterRecord, SearchColumns } from '../models/master-data';
import { customerSearchColumns, SEARCH_VERSION, vehicleSearchColumns } from './search-columns';

const AT_ONCE = 500;

/** No keys, or keys of rules that are no more. */
const outdated = oneOf([null, ...Array.from({ length: SEARCH_VERSION - 1 }, (_none, at) => at + 1)]);

/** Writes the keys of these records, of each only if it is as it was read; answers how many were. */
async function write<T extends MasterRecord>(
  records: Model<T>,
  read: readonly T[],
  columnsOf: (record: T) => Promise<SearchColumns>,
): Promise<number> {
  const updates = await Promise.all(
    read.map(async (record) => ({
      updateOne: {
        filter: { _id: record._id, version: record.version },
        update: { $set: { ...(await columnsOf(record)), mergedInto: record.mergedInto ?? null } },
      },
    })),
  );
  const { modifiedCount } = await records.bulkWrite(updates, { ordered: false });
  return modifiedCount;
}

async function fill<T extends MasterRecord>(
  records: Model<T>,
  columnsOf: (record: T) => Promise<SearchColumns>,
  every: boolean,
): Promise<number> {
  let written = 0;
  let after = '';
  for (;;) {
    const condition = every ? { _id: above(after) } : { searchVersion: outdated, _id: above(after) };
    const page = await records
      .find(condition as object)
      .sort({ _id: 1 })
      .limit(AT_ONCE)
      .lean<T[]>();
    const last = page.at(-1);
    if (!last) return written;
    written += await write(records, page, columnsOf);
    after = last._id;
  }
}

/** The keys by which customers and vehicles are found, as a whole; each write of a record makes its own. */
export const searchKeysIn = ({ customers, vehicles }: Models) => ({
  /** Makes the keys of the records that have none, or of every record; answers how many. Doing it again changes nothing. */
  fill: async (every = false): Promise<number> =>
    (await fill(customers, customerSearchColumns, every)) + (await fill(vehicles, vehicleSearchColumns, every)),
});
