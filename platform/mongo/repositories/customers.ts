import { ignoreDuplicates } from '../duplicates';
import { above } from '../filters';
import type { Models, StoredCustomer } from '../models';

interface Listed {
  readonly store: string;
  readonly phone?: string | undefined;
  /** The id the page before ended with. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export const customersIn = ({ customers }: Models) => ({
  find: (store: string, id: string) => customers.findOne({ _id: id, store }).lean<StoredCustomer>(),

  has: async (store: string, id: string): Promise<boolean> => (await customers.exists({ _id: id, store })) !== null,

  all: (store: string) => customers.find({ store }).sort({ _id: 1 }).lean<StoredCustomer[]>(),

  list: ({ store, phone, after, limit }: Listed) =>
    customers
      .find({ store, ...(phone !== undefined && { phone }), ...(after !== undefined && { _id: above(after) }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<StoredCustomer[]>(),

  /** The customer as added; what was added under this id before stays as it is. */
  add: async (customer: StoredCustomer): Promise<StoredCustomer> => {
    await ignoreDuplicates(customers.create(customer));
    return (await customers.findOne({ _id: customer._id }).lean<StoredCustomer>()) ?? customer;
  },

  /** The customer after the change; null when this version is not the newest any more. */
  replace: (store: string, id: string, version: number, change: Omit<StoredCustomer, '_id' | 'store'>) =>
    customers
      .findOneAndUpdate({ _id: id, store, version }, { $set: change }, { returnDocument: 'after' })
      .lean<StoredCustomer>(),
});
