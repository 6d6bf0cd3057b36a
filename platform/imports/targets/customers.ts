import { importKinds } from '../../../domain/imports/kinds';
import { Customer } from '../../../domain/master-data/customer';
import type { StoredCustomer, StoredVersion } from '../../mongo/repositories';
import { recordIdOf } from '../record-ids';
import {
  byNatural,
  changedMeanwhile,
  nothingInTheWay,
  survivorsOf,
  type ImportTarget,
  type KnownRecord,
  type TargetContext,
} from '../target';

type Content = Omit<StoredCustomer, keyof StoredVersion>;
const names = Object.keys(Customer.shape) as (keyof Content)[];
const known = (stored: StoredCustomer): KnownRecord => ({
  id: stored._id,
  version: stored.version,
  fields: Object.fromEntries(names.map((name) => [name, stored[name]])),
});
const naturalOf = ({ fields }: KnownRecord): string => importKinds.customers.naturalKey(fields as Customer);

/** I-02: customers, known again by phone number and name. */
export const customerTarget = ({ repositories: { customers }, store }: TargetContext): ImportTarget<'customers'> => ({
  fieldsOf: async (rows) => rows.map(({ record }) => record),
  fieldOf: {},
  newId: (linkId) => recordIdOf('C', linkId),
  among: async (ids) => {
    const found = await survivorsOf(customers, await customers.among(store, ids));
    return new Map([...found].map(([id, one]) => [id, known(one)]));
  },
  alike: async (rows) => {
    const found = await customers.byPhones(
      store,
      rows.map(({ record: { phone } }) => phone),
    );
    return byNatural(found.map(known), naturalOf);
  },
  faultsOf: nothingInTheWay,
  add: async (writes, { by, at }) => {
    await customers.addMany(
      writes.map(({ id, fields }) => ({
        ...(fields as unknown as Content),
        _id: id,
        mergedInto: null,
        store,
        version: 1,
        changedBy: by,
        updatedAt: at,
      })),
    );
    return new Map();
  },
  replace: async ({ id, version }, fields, author) =>
    (await customers.replace(store, id, version, fields, author)) ? undefined : changedMeanwhile,
});
