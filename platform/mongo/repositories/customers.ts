import { ignoreDuplicates } from '../duplicates';
import { above, oneOf } from '../filters';
import type { Models, StoredCustomer } from '../models';
import { versionedIn } from './versioned';

interface Listed {
  readonly store: string;
  readonly phone?: string | undefined;
  /** The id the page before ended with. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export const customersIn = ({ customers, formerVersions }: Models) => ({
  ...versionedIn('customers', customers, formerVersions),

  list: ({ store, phone, after, limit }: Listed) =>
    customers
      .find({ store, ...(phone !== undefined && { phone }), ...(after !== undefined && { _id: above(after) }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<StoredCustomer[]>(),

  /** Whoever has one of these phone numbers. */
  byPhones: (store: string, phones: readonly string[]) =>
    customers.find({ store, phone: oneOf(phones) }).lean<StoredCustomer[]>(),

  /** The customer as added; what was added under this id before stays as it is. */
  add: async (customer: StoredCustomer): Promise<StoredCustomer> => {
    await ignoreDuplicates(customers.create(customer));
    return (await customers.findOne({ _id: customer._id }).lean<StoredCustomer>()) ?? customer;
  },
});
