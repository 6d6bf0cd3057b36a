import { above, oneOf } from '../filters';
import type { Models, StoredCustomer } from '../models';
import { mergingIn } from './merging';
import { lookupsOf } from '../personal-data/lookups';
import { sealedCustomers } from '../personal-data/personal-fields';
import { customerColumns, foldedCustomer } from './search-columns';
import { recordsWith, searchRecords, type Searchable } from './searching';
import { versionedIn } from './versioned';

interface Listed {
  readonly store: string;
  readonly phone?: string | undefined;
  /** The id the page before ended with. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** How customers are kept, and found. */
export function keptCustomers(models: Models) {
  const derive = customerColumns(models);
  const versioned = versionedIn('customers', models.customers, models.formerVersions, {
    derive,
    keeping: sealedCustomers(models),
  });
  const { opened } = versioned.kept;
  const searchable: Searchable<StoredCustomer> = {
    models,
    records: models.customers,
    opened,
    foldedOf: foldedCustomer,
  };
  return { versioned, searchable };
}

export const customersIn = (models: Models) => {
  const { customers } = models;
  const { versioned, searchable } = keptCustomers(models);
  const {
    kept: { opened },
    ...records
  } = versioned;
  const merging = mergingIn(customers, versioned);
  const keysOf = async (store: string, phones: readonly string[]): Promise<readonly string[]> => {
    const { whole } = await lookupsOf(models, store);
    return phones.map((phone) => whole('phone', phone));
  };
  return {
    ...records,
    ...merging,

    /** Without those that were merged into others. */
    all: async (store: string) =>
      opened(await customers.find({ store, mergedInto: null }).sort({ _id: 1 }).lean<StoredCustomer[]>()),

    /** Without those that were merged into others. */
    count: (store: string) => customers.countDocuments({ store, mergedInto: null }).exec(),

    /** By id; whoever was merged into another is told of as that one. */
    byIds: async (store: string, ids: readonly string[]): Promise<ReadonlyMap<string, StoredCustomer>> => {
      const found = new Map<string, StoredCustomer>();
      for (const record of await opened(await customers.find({ _id: oneOf(ids), store }).lean<StoredCustomer[]>())) {
        const customer = await merging.survivorOf(record);
        if (customer) found.set(record._id, customer);
      }
      return found;
    },

    /** Whoever has one of these phone numbers, without those that were merged into others. */
    byPhones: async (store: string, phones: readonly string[]) =>
      opened(
        await customers
          .find({ store, phoneKey: oneOf(await keysOf(store, phones)), mergedInto: null })
          .lean<StoredCustomer[]>(),
      ),

    /** Without those that were merged into others. */
    list: async ({ store, phone, after, limit }: Listed) =>
      opened(
        await customers
          .find({
            store,
            mergedInto: null,
            ...(phone !== undefined && { phoneKey: (await keysOf(store, [phone]))[0]! }),
            ...(after !== undefined && { _id: above(after) }),
          })
          .sort({ _id: 1 })
          .limit(limit)
          .lean<StoredCustomer[]>(),
      ),

    /** By parts of name or phone number, the best first. */
    search: (store: string, terms: readonly string[], limit: number) =>
      searchRecords(searchable, merging, { store, terms, limit }),

    /** With one of these values as name, reading or phone number, also those that were merged into others. */
    alike: (store: string, values: readonly string[]) => recordsWith(searchable, store, values),

    /** The customer as added; what was added under this id before stays as it is. */
    add: async (customer: StoredCustomer): Promise<StoredCustomer> => {
      await versioned.addMany([customer]);
      return (await versioned.find(customer.store, customer._id)) ?? customer;
    },
  };
};
