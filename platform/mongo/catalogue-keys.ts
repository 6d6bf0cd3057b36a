import type { Model } from 'mongoose';
import { searchKeysOf } from '../../domain/master-data/catalogue';
import { absent } from './filters';
import type { Models, Versioned } from './models';
import { partTexts } from './models/parts';
import { priceTexts } from './models/prices';

const AT_ONCE = 500;

async function fill<T extends Versioned>(
  records: Model<T>,
  textsOf: (record: T) => readonly string[],
): Promise<number> {
  for (let filled = 0; ;) {
    const page = await records
      .find({ searchKeys: absent() } as object)
      .limit(AT_ONCE)
      .lean<T[]>();
    if (page.length === 0) return filled;
    const updates = page.map((record) => ({
      updateOne: {
        filter: { _id: record._id, searchKeys: absent() },
        update: { $set: { searchKeys: searchKeysOf(textsOf(record)) } },
      },
    }));
    await records.bulkWrite(updates, { ordered: false });
    filled += page.length;
  }
}

/** Makes what parts and prices of an earlier release are found by; answers of how many. Doing it again changes nothing. */
export const fillCatalogueKeys = async ({ parts, prices }: Models): Promise<number> =>
  (await fill(parts, partTexts)) + (await fill(prices, priceTexts));
