import { storeSubject } from '../../vault/subjects';
import type { Models, StoredTrayMessage } from '../models';
import { lookupsOf } from '../personal-data/lookups';
import { sealedRecords } from '../personal-data/sealed-records';
import { ERASED_TEXT } from '../../../domain/personal-data/texts';

/** What a gateway would have sent, where there is none: the demo store. Sealed with the key of the store. */
export const trayIn = (models: Models) => {
  const { trayMessages } = models;
  const { seal, open } = sealedRecords<StoredTrayMessage, 'address' | 'subject' | 'text'>(models, {
    collection: 'trayMessages',
    fields: ['address', 'subject', 'text'],
    subjectOf: ({ store }) => storeSubject(store),
    erased: () => ({ address: '', subject: ERASED_TEXT, text: ERASED_TEXT }),
  });
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
