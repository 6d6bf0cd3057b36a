import { isDuplicate } from '../duplicates';
import type { Models, StoredExport, StoredStore } from '../models';
import { sealedExports } from '../personal-data/personal-fields';

/** The stores themselves, and what left them as an export. */
export const dealershipIn = (models: Models, { stores, exports } = models) => ({
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

  noteExport: async (written: StoredExport): Promise<void> => {
    const [row] = await sealedExports(models).seal([written]);
    await exports.create(row as StoredExport);
  },

  /** Newest first. */
  exports: async (store: string) =>
    sealedExports(models).open(await exports.find({ store }).sort({ at: -1 }).limit(200).lean<StoredExport[]>()),
});
