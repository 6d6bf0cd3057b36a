import { importKinds } from '../../../domain/imports/kinds';
import { Customer } from '../../../domain/master-data/customer';
import type { StoredCustomer, StoredVersion } from '../../mongo/repositories';
import { phoneByTwo } from '../../phone-by-two';
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
export const customerTarget = ({ repositories, store }: TargetContext): ImportTarget<'customers'> => {
  const { customers } = repositories;
  return {
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
    replace: async ({ id, version }, fields, author) => {
      const before = await customers.findExact(store, id);
      const change = before && (await phoneByTwo(repositories, before, { ...before, ...fields }, author));
      const isHeldBack = change && change.phone !== (fields as { readonly phone?: string }).phone;
      const kept = isHeldBack ? { phone: change.phone, phoneRequested: change.phoneRequested ?? null } : {};
      return (await customers.replace(store, id, version, { ...fields, ...kept }, author))
        ? undefined
        : changedMeanwhile;
    },
  };
};
