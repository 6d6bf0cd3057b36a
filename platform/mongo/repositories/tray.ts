import type { Models, StoredTrayMessage } from '../models';

/** What a gateway would have sent, where there is none: the demo store. */
export const trayIn = ({ trayMessages }: Models) => ({
  /** A repetition replaces what it repeats. */
  put: async ({ _id, ...message }: StoredTrayMessage): Promise<void> =>
    void (await trayMessages.updateOne({ _id }, { $set: message }, { upsert: true })),
  newest: (store: string, limit: number) =>
    trayMessages.find({ store }).sort({ at: -1 }).limit(limit).lean<StoredTrayMessage[]>(),
});
