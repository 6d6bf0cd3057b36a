import type { QueryFilter } from 'mongoose';
import { z } from 'zod';
import { storeOf } from '../../domain/processes';
import { Id, Instant } from '../../domain/values/field-schemas';
import { stages } from '../../domain/repair-order/stage';
import { actions, upcoming } from '../../domain/repair-order/process';
import { hasEnded, type RepairOrder } from '../../domain/repair-order/state';
import { shownNow } from '../../domain/repair-order/consent-texts';
import { foldPlate } from '../../domain/values/vehicle';
import { carsOf } from '../../platform/mongo/repositories/master-data';
import { below, oneOf, startingWith, within } from '../../platform/mongo/filters';
import type { StoredOrder } from '../../platform/mongo/models';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Cursor, Flag, idOfCursor, Limit, pageOf } from '../http/fields';
import { isMongoAway } from '../http/problems';
import { isoOf, readingEndpoints } from '../processes/reading';
import { orderApi } from './process-api';

const ListQuery = z.strictObject({
  stage: z.enum(stages).optional(),
  plate: z.string().min(1).max(12).optional(),
  advisor: Id.optional(),
  vehicle: Id.optional(),
  customer: Id.optional(),
  late: Flag.optional(),
  promisedBefore: Instant.optional(),
  open: Flag.optional(),
  cursor: Cursor.optional(),
  limit: Limit,
});

type Row = Omit<StoredOrder, 'state'>;

async function filterOf(
  { models }: Context,
  store: string,
  { stage, plate, advisor, vehicle, customer, late, promisedBefore, open, cursor }: z.infer<typeof ListQuery>,
): Promise<QueryFilter<StoredOrder>> {
  const filter: QueryFilter<StoredOrder> = { store };
  if (stage !== undefined) filter['stage'] = stage;
  if (advisor !== undefined) filter['advisor'] = advisor;
  if (customer !== undefined) filter['customer'] = customer;
  if (open !== undefined) filter['open'] = open;
  if (cursor !== undefined) filter['_id'] = below(idOfCursor(cursor));
  if (late !== undefined || promisedBefore !== undefined) {
    const now = Date.now();
    filter['pending'] = true;
    filter['promisedAt'] = within(
      late === false ? now : 0,
      Math.min(late ? now : Infinity, promisedBefore ?? Infinity),
    );
  }
  if (plate !== undefined) {
    const vehicles = await models.vehicles.find({ store, plate: startingWith(foldPlate(plate)) }, { _id: 1 }).lean();
    filter['vehicle'] = oneOf(vehicles.map(({ _id }) => _id).filter((id) => vehicle === undefined || id === vehicle));
  } else if (vehicle !== undefined) filter['vehicle'] = vehicle;
  return filter;
}

const listOrders = (context: Context): Endpoint =>
  endpoint({
    operation: 'listOrders',
    method: 'get',
    path: '/repair-orders',
    tag: 'repair orders',
    summary:
      'Orders of the store, newest first; by stage, plate (prefix), advisor, vehicle, customer, late, promised before',
    query: ListQuery,
    replies: { 200: 'a page' },
    handle: async ({ query, session }) => {
      const filter = await filterOf(context, session!.store, query);
      const rows = await context.models.orders
        .find(filter, { state: 0 })
        .sort({ _id: -1 })
        .limit(query.limit + 1)
        .lean();
      const { items, nextCursor } = pageOf<Row>(rows, query.limit);
      const carOf = await carsOf(
        context.models,
        items.map(({ vehicle }) => vehicle),
      );
      const body = {
        items: items.map((order) => ({
          number: order._id,
          stage: order.stage,
          sequence: order.sequence,
          advisor: order.advisor,
          ...carOf(order.vehicle),
          openedAt: isoOf(order.openedAt),
          promisedAt: isoOf(order.promisedAt),
          late: order.pending && order.promisedAt !== null && order.promisedAt < Date.now(),
        })),
        nextCursor,
      };
      return { status: 200, body };
    },
  });

/** Everything that may be said and done about an order now. The policy is pinned inside and known to the store; it is left out. */
function orderBody(order: RepairOrder): object {
  const { policy, ...rest } = order;
  return {
    ...rest,
    policyVersion: policy.version,
    promisedAt: isoOf(order.promise?.at),
    shown: shownNow(order),
    actions: hasEnded(order) && order.exitPass?.usedAt ? [] : actions(order),
    deadlines: upcoming(order).map(({ at, event }) => ({ at: isoOf(at), event })),
  };
}

export const orderReadingEndpoints = (context: Context): readonly Endpoint[] => [
  listOrders(context),
  ...readingEndpoints(context, orderApi, async (state) => ({
    ...orderBody(state as RepairOrder),
    complaints: await complaintsOf(context, state.number),
  })),
];

/** The complaints about this visit, open or not. While the archive is away nobody is told that there are none. */
async function complaintsOf({ models }: Context, order: string): Promise<readonly object[] | null> {
  try {
    const found = await models.complaints
      .find({ store: storeOf(order), order }, { state: 0 })
      .sort({ _id: 1 })
      .lean();
    return found.map(({ _id, stage, kind, level, open }) => ({ number: _id, stage, kind, level, open }));
  } catch (error) {
    if (isMongoAway(error)) return null;
    throw error;
  }
}
