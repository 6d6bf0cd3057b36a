import { oneOf } from '../filters';
import type { Models, StoredContact } from '../models';
import { sealedContacts } from '../personal-data/personal-fields';
import type { Authorship } from './versioned';

export const contactsIn = (models: Models) => {
  const { contacts } = models;
  const { seal, open, openOne, leftInClear } = sealedContacts(models);
  const find = async (store: string, id: string): Promise<StoredContact | null> =>
    openOne(await contacts.findOne({ _id: id, store }).lean<StoredContact>());
  return {
    find,

    /** Those of these ids that are contacts of the store. */
    byIds: async (store: string, ids: readonly string[]) => {
      const rows = await contacts.find({ _id: oneOf(ids) }).lean<StoredContact[]>();
      return open(rows.filter((row) => row.store === store));
    },

    keep: async (contact: StoredContact): Promise<void> => {
      const [row] = (await seal([contact])) as readonly [object];
      const { _id, ...rest } = row as { readonly _id: string };
      await contacts.updateOne({ _id }, { $set: rest, $unset: leftInClear(row) }, { upsert: true });
    },

    /** The contact has become this customer. Answers the customer that it is known as, which is another one where somebody was quicker; undefined for no contact. */
    link: async (store: string, id: string, customer: string, { by, at }: Authorship): Promise<string | undefined> => {
      const change = { customer, linkedBy: by, linkedAt: at };
      await contacts.updateOne({ _id: id, store, customer: null }, { $set: change });
      return (await find(store, id))?.customer ?? undefined;
    },

    /** The contacts that have become a customer who is known by these ids. */
    ofCustomers: async (store: string, customers: readonly string[]) =>
      open(
        await contacts
          .find({ store, customer: oneOf(customers) })
          .sort({ _id: 1 })
          .lean<StoredContact[]>(),
      ),
  };
};
