import type { Models, StoredContact } from '../models';

export const contactsIn = ({ contacts }: Models) => ({
  find: (store: string, id: string) => contacts.findOne({ _id: id, store }).lean<StoredContact>(),

  keep: async ({ _id, ...contact }: StoredContact): Promise<void> =>
    void (await contacts.updateOne({ _id }, { $set: contact }, { upsert: true })),
});
