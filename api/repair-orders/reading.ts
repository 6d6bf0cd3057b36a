import { z } from 'zod';
import { Id, Instant } from '../../domain/values/field-schemas';
import { stages } from '../../domain/repair-order/stage';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Cursor, Flag, idOfCursor, Limit, pageOf, pageSchema } from '../http/fields';
import { SearchQuery } from '../master-data/search-query';
import { readingEndpoints } from '../processes/reading';
import { besideOf } from './beside';
import { orderApi } from './process-api';
import { RepairOrderRow } from './replies';
import { orderBody } from './views';

const ListQuery = z.strictObject({
  stage: z.enum(stages).optional(),
  plate: SearchQuery.optional(),
  advisor: Id.optional(),
  vehicle: Id.optional(),
  customer: Id.optional(),
  late: Flag.optional(),
  promisedBefore: Instant.optional(),
  open: Flag.optional(),
  cursor: Cursor.optional(),
  limit: Limit,
});

/** Vehicles whose orders are listed at once, of those with the part of a plate in them. */
const MOST_VEHICLES = 200;

/** The ids of the vehicles asked for, by part of their plate or by their id. */
async function vehiclesWanted(
  { repositories }: Context,
  store: string,
  { plate, vehicle }: z.infer<typeof ListQuery>,
): Promise<readonly string[] | undefined> {
  const { vehicles } = repositories;
  const wanted = vehicle === undefined ? undefined : await vehicles.idsOf(store, vehicle);
  if (plate === undefined) return wanted;
  const found = (await vehicles.search(store, plate, MOST_VEHICLES)).map(({ _id }) => _id);
  const all = [...found, ...(await vehicles.mergedInto(store, found)).map(({ _id }) => _id)];
  return all.filter((id) => wanted?.includes(id) ?? true);
}

/** Late is what should have been ready by now. */
function promisedWithin({ late, promisedBefore }: z.infer<typeof ListQuery>): readonly [number, number] | undefined {
  if (late === undefined && promisedBefore === undefined) return undefined;
  const now = Date.now();
  return [late === false ? now : 0, Math.min(late ? now : Infinity, promisedBefore ?? Infinity)];
}

const listOrders = (context: Context): Endpoint =>
  endpoint({
    operation: 'repairOrder.list',
    method: 'get',
    path: '/repair-orders',
    tag: 'repair orders',
    summary:
      'Orders of the store, newest first; by stage, part of the plate or VIN, advisor, vehicle, customer, late, promised before',
    query: ListQuery,
    replies: { 200: { description: 'a page', body: pageSchema(RepairOrderRow) } },
    handle: async ({ query, session }) => {
      const { store } = session;
      const { stage, advisor, customer, open, cursor, limit } = query;
      const { customers, repairOrders, vehicles } = context.repositories;
      const rows = await repairOrders.list({
        store,
        stage,
        advisor,
        customers: customer === undefined ? undefined : await customers.idsOf(store, customer),
        open,
        vehicles: await vehiclesWanted(context, store, query),
        promised: promisedWithin(query),
        after: cursor === undefined ? undefined : idOfCursor(cursor),
        limit: limit + 1,
      });
      const { items, nextCursor } = pageOf(rows, limit);
      const carOf = await vehicles.carsOf(items.map(({ vehicle }) => vehicle));
      const body = {
        items: items.map((order) => ({
          number: order._id,
          stage: order.stage,
          sequence: order.sequence,
          advisor: order.advisor,
          ...carOf(order.vehicle),
          openedAt: order.openedAt,
          promisedAt: order.promisedAt,
          late: order.pending && order.promisedAt !== null && order.promisedAt < Date.now(),
        })),
        nextCursor,
      };
      return { status: 200, body };
    },
  });

export const orderReadingEndpoints = (context: Context): readonly Endpoint[] => [
  listOrders(context),
  ...readingEndpoints(context, orderApi, async (state, session, look) => {
    const order = state as RepairOrder;
    return orderBody(order, session, await besideOf(context, order, session, look));
  }),
];
