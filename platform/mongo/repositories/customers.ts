import { ignoreDuplicates } from '../duplicates';
import { above, oneOf } from '../filters';
import type { Models, StoredCustomer } from '../models';
import { mergingIn } from './merging';
import { customerSearchColumns } from './search-columns';
import { recordsWith, searchRecords } from './searching';
import { versionedIn } from './versioned';

interface Listed {
  readonly store: string;
  readonly phone?: string | undefined;
  /** The id the page before ended with. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export const customersIn = ({ customers, formerVersions }: Models) => {
  const versioned = versionedIn('customers', customers, formerVersions, { derive: customerSearchColumns });
  const merging = mergingIn(customers, versioned);
  return {
    ...versioned,
    ...merging,

    /** Without those that were merged into others. */
    all: (store: string) => customers.find({ store, mergedInto: null }).sort({ _id: 1 }).lean<StoredCustomer[]>(),

    /** Without those that were merged into others. */
    count: (store: string) => customers.countDocuments({ store, mergedInto: null }).exec(),

    /** Whoever has one of these phone numbers, without those that were merged into others. */
    byPhones: (store: string, phones: readonly string[]) =>
      customers.find({ store, phone: oneOf(phones), mergedInto: null }).lean<StoredCustomer[]>(),

    /** Without those that were merged into others. */
    list: ({ store, phone, after, limit }: Listed) =>
      customers
        .find({
          store,
          mergedInto: null,
          ...(phone !== undefined && { phone }),
          ...(after !== undefined && { _id: above(after) }),
        })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<StoredCustomer[]>(),

    /** By parts of name or phone number, the best first. */
    search: (store: string, terms: readonly string[], limit: number) =>
      searchRecords(customers, merging, { store, terms, limit }),

    /** With one of these values as name, reading or phone number, also those that were merged into others. */
    alike: (store: string, values: readonly string[]) => recordsWith(customers, store, values),

    /** The customer as added; what was added under this id before stays as it is. */
    add: async (customer: StoredCustomer): Promise<StoredCustomer> => {
      await ignoreDuplicates(customers.create({ ...customer, ...(await customerSearchColumns(customer)) }));
      return (await customers.findOne({ _id: customer._id }).lean<StoredCustomer>()) ?? customer;
    },
  };
};
