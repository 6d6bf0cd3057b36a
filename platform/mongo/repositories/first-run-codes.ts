import type { Models, StoredFirstRunCode } from '../models';

/** So long whoever opened the first store can ask for the manager's code again. */
const KEPT_AFTER_USE_MS = 24 * 3_600_000;

/** The codes that the APIs have printed while no store was open, by their hashes. Each of them opens the first store. */
export const firstRunCodesIn = ({ firstRunCodes }: Models) => ({
  find: (hash: string) => firstRunCodes.findOne({ _id: hash }).lean<StoredFirstRunCode>(),

  add: async (hash: string, printedAt: number): Promise<void> =>
    void (await firstRunCodes.create({ _id: hash, printedAt, store: null, person: null, forgetAt: null })),

  /** This store was opened with it; the others are void. */
  use: async (hash: string, store: string, person: string, at: number): Promise<void> => {
    const forgetAt = new Date(at + KEPT_AFTER_USE_MS);
    await firstRunCodes.updateOne({ _id: hash }, { $set: { store, person, forgetAt } });
    await firstRunCodes.deleteMany({ store: null });
  },

  /** A store is open that none of them was used for. */
  removeUnused: async (): Promise<void> => void (await firstRunCodes.deleteMany({ store: null })),
});
