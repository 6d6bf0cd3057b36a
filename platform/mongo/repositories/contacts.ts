import { oneOf } from '../filters';
import type { Models, StoredContact } from '../models';
import type { Authorship } from './versioned';

export const contactsIn = ({ contacts }: Models) => {
  const find = (store: string, id: string) => contacts.findOne({ _id: id, store }).lean<StoredContact>();
  return {
    find,

    keep: async ({ _id, ...contact }: StoredContact): Promise<void> =>
      void (await contacts.updateOne({ _id }, { $set: contact }, { upsert: true })),

    /** The contact has become this customer. Answers the customer that it is known as, which is another one where somebody was quicker; undefined for no contact. */
    link: async (store: string, id: string, customer: string, { by, at }: Authorship): Promise<string | undefined> => {
      const change = { customer, linkedBy: by, linkedAt: at };
      await contacts.updateOne({ _id: id, store, customer: null }, { $set: change });
      return (await find(store, id))?.customer ?? undefined;
    },

    /** The contacts that have become a customer who is known by these ids. */
    ofCustomers: (store: string, customers: readonly string[]) =>
      contacts
        .find({ store, customer: oneOf(customers) })
        .sort({ _id: 1 })
        .lean<StoredContact[]>(),
  };
};
