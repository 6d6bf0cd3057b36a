import { oneOf } from '../filters';
import type { Models, StoredCustomer, StoredVehicle } from '../models';
import { customersIn, keptCustomers } from './customers';
import { foldedCustomer, foldedVehicle } from './search-columns';
import { withFolded, type Folded } from './searching';
import { keptVehicles } from './vehicles';

/** A customer with all cars of the customer. */
export interface Party {
  readonly customer: StoredCustomer;
  readonly vehicles: readonly Folded<StoredVehicle>[];
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
  const { opened } = keptCustomers(models).searchable;
  const asked = await models.customers.find({ _id: oneOf([...new Set(ids)]) }).lean<StoredCustomer[]>();
  const heads = new Map<string, StoredCustomer>();
  const headOf = new Map<string, string>();
  for (const record of await opened(asked.filter((row) => row.store === store))) {
    const head = await survivorOf(record);
    if (!head) continue;
    heads.set(head._id, head);
    headOf.set(head._id, head._id).set(record._id, head._id);
  }
  if (heads.size === 0) return new Map();
  const merged = await mergedInto(store, [...heads.keys()]);
  // each follows the one it was merged into
  for (const { _id, mergedInto: into } of merged) headOf.set(_id, headOf.get(into ?? '') ?? _id);
  const rows = await models.vehicles
    .find({ store, customer: oneOf([...headOf.keys()]), mergedInto: null })
    .sort({ _id: 1 })
    .lean<StoredVehicle[]>();
  const cars = await withFolded(await keptVehicles(models).searchable.opened(rows), foldedVehicle);
  const named = await withFolded([...heads.values(), ...merged], foldedCustomer);

  const parties = new Map<string, Party>();
  for (const [id, customer] of heads) {
    const vehicles = cars.filter((car) => headOf.get(car.customer) === id);
    const folded = named.filter(({ _id }) => headOf.get(_id) === id).flatMap((one) => one.folded);
    parties.set(id, { customer, vehicles, folded });
  }
  return new Map(
    asked.flatMap(({ _id }) => {
      const party = parties.get(headOf.get(_id) ?? '');
      return party ? [[_id, party] as const] : [];
    }),
  );
}
