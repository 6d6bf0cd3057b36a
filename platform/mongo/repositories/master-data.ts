import { defaultPolicy, type ServicePolicy } from '../../../domain/policy/policy';
import type { Opening, RepairOrder } from '../../../domain/repair-order/state';
import type { Models } from '../models';
import { oneOf } from '../filters';
import type { StoredOrder } from '../models';
import { stateOf } from '../projections/views';

/** The newest policy of the store's own brand: what a process opened now is pinned to. Undefined for an unknown store. */
export async function newestPolicy(models: Models, store: string): Promise<ServicePolicy | undefined> {
  const known = await models.stores.findOne({ _id: store }).lean();
  const stored = known && (await models.policies.findOne({ store, brand: known.brand }).sort({ version: -1 }).lean());
  // a policy written by an earlier release lacks what later releases added
  return stored ? { ...defaultPolicy, ...stored.policy } : undefined;
}

/** I-02: what the archive knows of this customer and car, as far as an order decides on it. */
export async function loadVisitParties(
  models: Models,
  store: string,
  customerId: string,
  vehicleId: string,
): Promise<Pick<Opening, 'customer' | 'vehicle'> | { readonly missing: 'customer' | 'vehicle' }> {
  const [customer, vehicle, visits, last] = await Promise.all([
    models.customers.findOne({ _id: customerId, store }).lean(),
    models.vehicles.findOne({ _id: vehicleId, store }).lean(),
    models.orders.countDocuments({ store, customer: customerId }),
    models.orders.findOne({ store, vehicle: vehicleId }).sort({ _id: -1 }).lean<StoredOrder>(),
  ]);
  if (!customer) return { missing: 'customer' };
  if (!vehicle) return { missing: 'vehicle' };
  const read = last ? (stateOf<RepairOrder>(last).intake?.odometer ?? 0) : 0;
  return {
    customer: { id: customer._id, goldCard: customer.goldCard, firstVisit: visits === 0 },
    vehicle: { id: vehicle._id, lastOdometer: Math.max(vehicle.odometer, read) },
  };
}

/** I-14: the specialist with the fewest open matters; undefined when nobody has the role. */
export async function leastLoadedUser(models: Models, store: string, role: string): Promise<string | undefined> {
  const holders = await models.users.find({ store, active: true, roles: role as never }, { _id: 1 }).lean();
  const ids = holders.map(({ _id }) => _id);
  const open = await models.complaints.find({ store, open: true, owner: oneOf(ids) }, { owner: 1 }).lean();
  const load = (id: string): number => open.filter(({ owner }) => owner === id).length;
  return ids.toSorted((a, b) => load(a) - load(b) || (a < b ? -1 : 1))[0];
}

/** Plate and model by vehicle id, for lists of processes; the workflows do not know them. */
export async function carsOf({ vehicles }: Models, ids: readonly string[]) {
  const found = await vehicles.find({ _id: oneOf(ids) }, { plate: 1, model: 1 }).lean();
  const cars = new Map(found.map(({ _id, plate, model }) => [_id, { plate, model }]));
  return (id: string | undefined) => cars.get(id ?? '') ?? { plate: null, model: null };
}
