import type { Opening } from '../../../domain/repair-order/opening';
import { visitParties } from '../../../domain/repair-order/visit-parties';
import type { Models } from '../models';
import { customersIn } from './customers';
import { repairOrdersIn } from './repair-orders';
import { vehiclesIn } from './vehicles';

/** Customer and vehicle of a visit that is to be opened, or which of them the store does not know. */
export async function loadVisitParties(
  models: Models,
  store: string,
  customerId: string,
  vehicleId: string,
): Promise<Pick<Opening, 'customer' | 'vehicle'> | { readonly missing: 'customer' | 'vehicle' }> {
  const orders = repairOrdersIn(models);
  const [customers, vehicles] = [customersIn(models), vehiclesIn(models)];
  const [customer, vehicle, visitedBefore, lastVisit] = await Promise.all([
    customers.find(store, customerId),
    vehicles.find(store, vehicleId),
    customers.idsOf(store, customerId).then((ids) => orders.hasAnyOf(store, ids)),
    vehicles.idsOf(store, vehicleId).then((ids) => orders.lastOf(store, ids)),
  ]);
  // somebody who is erased comes again as a new customer
  if (!customer || customer.erasedAt) return { missing: 'customer' };
  if (!vehicle) return { missing: 'vehicle' };
  return visitParties({
    customer: { id: customer._id, goldCard: customer.goldCard },
    vehicle: { id: vehicle._id, odometer: vehicle.odometer },
    visitedBefore,
    lastVisit,
  });
}
