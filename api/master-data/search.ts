import { z } from 'zod';
import { OrderNumber } from '../../domain/repair-order/number';
import type { FoundParty, StoredCustomer, StoredVehicle } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import { RepairOrderRow } from '../repair-orders/replies';
import { SearchQuery } from './search-query';

const MOST = 20;
const MOST_OPEN = 100;

const FoundCustomer = z
  .object({
    id: z.string(),
    name: z.string(),
    salutation: z.string(),
    phone: z.string(),
    goldCard: z.boolean(),
    member: z.boolean(),
  })
  .meta({ id: 'FoundCustomer' });
const FoundVehicle = z
  .object({ id: z.string(), plate: z.string(), vin: z.string(), model: z.string() })
  .meta({ id: 'FoundVehicle' });
const OpenVisit = z
  .object({ number: OrderNumber, plate: z.string(), stage: RepairOrderRow.shape.stage })
  .meta({ id: 'OpenVisit' });

const SearchHit = z
  .object({
    found: z.enum(['customer', 'vehicle']).meta({ description: 'what was found; the rest belongs to it' }),
    customer: FoundCustomer,
    vehicle: FoundVehicle.nullable().meta({ description: 'the car that was found; null where it is a customer' }),
    vehicles: z.array(FoundVehicle).meta({ description: 'all cars of the customer' }),
    openOrders: z.array(OpenVisit).meta({ description: 'open visits of the car, or of all cars of the customer' }),
  })
  .meta({ id: 'SearchHit' });

const customerOf = ({ _id: id, name, salutation, phone, goldCard, member }: StoredCustomer) => ({
  id,
  name,
  salutation,
  phone,
  goldCard,
  member,
});
const vehicleOf = ({ _id: id, plate, vin, model }: StoredVehicle) => ({ id, plate, vin, model });

export const searchEndpoints = ({ repositories }: Context): readonly Endpoint[] => {
  const { searchParties, repairOrders, vehicles } = repositories;

  /** The open visits of these cars, by the id of the car that is there now. */
  const openVisitsOf = async (store: string, cars: readonly StoredVehicle[]) => {
    const ids = [...new Set(cars.map(({ _id }) => _id))];
    const merged = await vehicles.mergedInto(store, ids);
    const all = [...ids, ...merged.map(({ _id }) => _id)];
    const open = await repairOrders.list({ store, vehicles: all, open: true, limit: MOST_OPEN });
    const survivorOf = await vehicles.survivorIdsOf(open.map(({ vehicle }) => vehicle));
    return open.map(({ _id: number, vehicle, stage }) => ({ number, vehicle: survivorOf(vehicle), stage }));
  };

  const bodyOf =
    (open: Awaited<ReturnType<typeof openVisitsOf>>) =>
    ({ customer, vehicle, vehicles: cars }: FoundParty) => ({
      found: vehicle ? ('vehicle' as const) : ('customer' as const),
      customer: customerOf(customer),
      vehicle: vehicle ? vehicleOf(vehicle) : null,
      vehicles: cars.map(vehicleOf),
      openOrders: (vehicle ? [vehicle] : cars).flatMap(({ _id, plate }) =>
        open.filter((visit) => visit.vehicle === _id).map(({ number, stage }) => ({ number, plate, stage })),
      ),
    });

  return [
    endpoint({
      operation: 'search',
      method: 'get',
      path: '/search',
      tag: 'master data',
      summary: `Customers with their cars and cars with their owners, by any part of name, phone number, plate or VIN; at most ${MOST}, the best first`,
      query: z.strictObject({ q: SearchQuery }),
      replies: { 200: { description: 'what was found', body: listSchema(SearchHit) } },
      handle: async ({ query: { q: terms }, session: { store } }) => {
        const found = await searchParties({ store, terms, limit: MOST });
        const open = await openVisitsOf(
          store,
          found.flatMap((hit) => (hit.vehicle ? [hit.vehicle] : hit.vehicles)),
        );
        return { status: 200, body: { items: found.map(bodyOf(open)) } };
      },
    }),
  ];
};
