import { oneOf } from '../filters';
import type { Models, StoredCustomer, StoredVehicle } from '../models';
import { customersIn } from './customers';

/** A customer with all cars of the customer. */
export interface Party {
  readonly customer: StoredCustomer;
  readonly vehicles: readonly StoredVehicle[];
  /** What the customer is found by, also under the names of those who were merged into this one. */
  readonly folded: readonly string[];
}

/** The parties of these customers, by the ids that were asked for; that of a merged customer is the one of whoever answers for it. */
export async function partiesOf(
  models: Models,
  store: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Party>> {
  if (ids.length === 0) return new Map();
  const { survivorOf, mergedInto } = customersIn(models);
  const asked = await models.customers
    .find({ _id: oneOf([...new Set(ids)]) })
    .select('+folded')
    .lean<StoredCustomer[]>();
  const heads = new Map<string, StoredCustomer>();
  const headOf = new Map<string, string>();
  for (const record of asked) {
    const head = record.store === store ? await survivorOf(record, '+folded') : null;
    if (!head) continue;
    heads.set(head._id, head);
    headOf.set(head._id, head._id).set(record._id, head._id);
  }
  if (heads.size === 0) return new Map();
  const merged = await mergedInto(store, [...heads.keys()], '+folded');
  // each follows the one it was merged into
  for (const { _id, mergedInto: into } of merged) headOf.set(_id, headOf.get(into ?? '') ?? _id);
  const cars = await models.vehicles
    .find({ store, customer: oneOf([...headOf.keys()]), mergedInto: null })
    .select('+folded')
    .sort({ _id: 1 })
    .lean<StoredVehicle[]>();

  const parties = new Map<string, Party>();
  for (const [id, customer] of heads) {
    const names = [customer, ...merged.filter(({ _id }) => headOf.get(_id) === id)];
    const vehicles = cars.filter((car) => headOf.get(car.customer) === id);
    parties.set(id, { customer, vehicles, folded: names.flatMap(({ folded = [] }) => folded) });
  }
  return new Map(
    asked.flatMap(({ _id }) => {
      const party = parties.get(headOf.get(_id) ?? '');
      return party ? [[_id, party] as const] : [];
    }),
  );
}
