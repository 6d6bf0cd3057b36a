import type { Models, StoredTrayMessage } from '../models';
import { lookupsOf } from '../personal-data/lookups';
import { sealedTray } from '../personal-data/personal-fields';

/** What a gateway would have sent, where there is none: the demo store. Sealed with the key of the store. */
export const trayIn = (models: Models) => {
  const { trayMessages } = models;
  const { seal, open } = sealedTray(models);
  return {
    /** A repetition replaces what it repeats. */
    put: async (message: StoredTrayMessage): Promise<void> => {
      const { whole } = await lookupsOf(models, message.store);
      const [row] = await seal([message]);
      const { _id, ...rest } = row as Pick<StoredTrayMessage, '_id'>;
      const addressKey = whole('phone', message.address);
      await trayMessages.updateOne({ _id }, { $set: { ...rest, addressKey } }, { upsert: true });
    },
    newest: async (store: string, limit: number) =>
      open(await trayMessages.find({ store }).sort({ at: -1 }).limit(limit).lean<StoredTrayMessage[]>()),
  };
};
