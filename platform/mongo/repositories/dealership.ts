import { isDuplicate } from '../duplicates';
import type { Models, StoredExport, StoredPart, StoredPrice, StoredStore } from '../models';

/** The store itself: its teams, what it sells, and what left it as an export. */
export const dealershipIn = ({ stores, parts, prices, exports }: Models) => ({
  find: (store: string) => stores.findOne({ _id: store }).lean<StoredStore>(),

  hasAny: async (): Promise<boolean> => (await stores.findOne({}, { _id: 1 }).sort({ _id: 1 }).lean()) !== null,

  /** False when there is one with this id. */
  add: async (store: StoredStore): Promise<boolean> => {
    try {
      await stores.create(store);
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return false;
    }
  },

  /** Every store of this installation. */
  allStores: () => stores.find({}).sort({ _id: 1 }).lean<StoredStore[]>(),

  priceMenu: (store: string) => prices.find({ store }).sort({ code: 1 }).lean<StoredPrice[]>(),

  parts: (store: string, partNumber: string | undefined) =>
    parts
      .find({ store, ...(partNumber !== undefined && { partNumber }) })
      .sort({ partNumber: 1 })
      .limit(500)
      .lean<StoredPart[]>(),

  noteExport: async (written: StoredExport): Promise<void> => void (await exports.create(written)),

  /** Newest first. */
  exports: (store: string) => exports.find({ store }).sort({ at: -1 }).limit(200).lean<StoredExport[]>(),
});
