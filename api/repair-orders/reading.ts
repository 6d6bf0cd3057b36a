import { setTimeout as wait } from 'node:timers/promises';
import type { QueryFilter } from 'mongoose';
import { WorkflowNotFoundError } from '@temporalio/client';
import { z } from 'zod';
import { Id, Instant } from '../../domain/schemas';
import { stages } from '../../domain/repair-order/stage';
import { actions, upcoming } from '../../domain/repair-order/process';
import { isGone, type RepairOrder } from '../../domain/repair-order/state';
import { foldPlate } from '../../domain/vehicle';
import { orderOf } from '../../platform/mongo/event-log';
import { above, below, oneOf, startingWith, within } from '../../platform/mongo/filters';
import type { StoredOrder } from '../../platform/mongo/models';
import { VIEW, workflowIdOf, type RepairOrderView } from '../../workflows/repair-order/messages';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../endpoint';
import { Cursor, idOfCursor, Limit, OrderParams, pageOf, Sequence } from '../fields';
import { isMongoAway, Problem } from '../problems/problem';
import { reach } from './commands';

const Flag = z.enum(['true', 'false']).transform((flag) => flag === 'true');

const ListQuery = z.strictObject({
  stage: z.enum(stages).optional(),
  plate: z.string().min(1).max(12).optional(),
  advisor: Id.optional(),
  late: Flag.optional(),
  promisedBefore: Instant.optional(),
  open: Flag.optional(),
  cursor: Cursor.optional(),
  limit: Limit,
});

type Row = Omit<StoredOrder, 'state'>;

/** Plate and model of the cars of these orders; the workflows do not know them. */
async function withVehicles({ models }: Context, orders: readonly Row[]) {
  const ids = orders.map(({ vehicle }) => vehicle);
  const vehicles = await models.vehicles.find({ _id: oneOf(ids) }, { plate: 1, model: 1 }).lean();
  const known = new Map(vehicles.map(({ _id, plate, model }) => [_id, { plate, model }]));
  return orders.map((order) => ({ order, vehicle: known.get(order.vehicle) ?? null }));
}

async function filterOf(
  { models }: Context,
  store: string,
  { stage, plate, advisor, late, promisedBefore, open, cursor }: z.infer<typeof ListQuery>,
): Promise<QueryFilter<StoredOrder>> {
  const filter: QueryFilter<StoredOrder> = { store };
  if (stage !== undefined) filter['stage'] = stage;
  if (advisor !== undefined) filter['advisor'] = advisor;
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
    filter['vehicle'] = oneOf(vehicles.map(({ _id }) => _id));
  }
  return filter;
}

const listOrders = (context: Context): Endpoint =>
  endpoint({
    operation: 'listOrders',
    method: 'get',
    path: '/repair-orders',
    tag: 'repair orders',
    summary: 'Orders of the store, newest first; by stage, plate (prefix), advisor, late, promised before',
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
      const rich = await withVehicles(context, items);
      const body = {
        items: rich.map(({ order, vehicle }) => ({
          number: order._id,
          stage: order.stage,
          sequence: order.sequence,
          advisor: order.advisor,
          plate: vehicle?.plate ?? null,
          model: vehicle?.model ?? null,
          openedAt: isoOf(order.openedAt),
          promisedAt: isoOf(order.promisedAt),
          late: order.pending && order.promisedAt !== null && order.promisedAt < Date.now(),
        })),
        nextCursor,
      };
      return { status: 200, body };
    },
  });

const isoOf = (at: number | null | undefined): string | null => (at == null ? null : new Date(at).toISOString());

/** Everything that may be said and done about an order now. The policy is pinned inside and known to the store; it is left out. */
function orderBody(order: RepairOrder): object {
  const { policy, ...rest } = order;
  return {
    ...rest,
    policyVersion: policy.version,
    promisedAt: isoOf(order.promise?.at),
    actions: isGone(order) && order.exitPass?.usedAt ? [] : actions(order),
    deadlines: upcoming(order).map(({ at, event }) => ({ at: isoOf(at), event })),
  };
}

/** How long a read waits for the read side to catch up before it asks the workflow itself. */
const CATCH_UP_MS = 1_500;

async function projected({ models }: Context, number: string, minSequence: number): Promise<RepairOrder | undefined> {
  for (const end = Date.now() + CATCH_UP_MS; ; await wait(40)) {
    const stored = await models.orders.findOne({ _id: number }).lean();
    if (stored && stored.sequence >= minSequence) return orderOf(stored);
    if (Date.now() > end) return undefined;
  }
}

async function live({ temporal, config }: Context, number: string): Promise<RepairOrder> {
  try {
    const order = temporal.workflow.getHandle(workflowIdOf(number));
    const view = await temporal.withDeadline(Date.now() + config.ANSWER_WITHIN_MS, () =>
      order.query<RepairOrderView>(VIEW),
    );
    return view.order;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) throw new Problem('notFound', { number });
    throw error;
  }
}

/** The read side where it is there and up to date, else the workflow. */
async function freshest(context: Context, number: string, minSequence: number): Promise<RepairOrder> {
  try {
    return (await projected(context, number, minSequence)) ?? (await live(context, number));
  } catch (error) {
    if (isMongoAway(error)) return live(context, number);
    throw error;
  }
}

const readOrder = (context: Context): Endpoint =>
  endpoint({
    operation: 'readOrder',
    method: 'get',
    path: '/repair-orders/:number',
    tag: 'repair orders',
    summary: 'One order; `minSequence` waits until the read side has seen at least that event',
    params: OrderParams,
    query: z.strictObject({ minSequence: Sequence.optional() }),
    replies: { 200: 'the order, what may happen next, and what time will bring' },
    handle: async ({ params: { number }, query, session }) => {
      reach(session, number);
      return { status: 200, body: orderBody(await freshest(context, number, query.minSequence ?? 1)) };
    },
  });

const readLiveOrder = (context: Context): Endpoint =>
  endpoint({
    operation: 'readLiveOrder',
    method: 'get',
    path: '/repair-orders/:number/live',
    tag: 'repair orders',
    summary: 'The state of the running workflow itself, with `actions` and `deadlines`',
    params: OrderParams,
    replies: { 200: 'the live order' },
    handle: async ({ params: { number }, session }) => {
      reach(session, number);
      return { status: 200, body: orderBody(await live(context, number)) };
    },
  });

const listOrderEvents = (context: Context): Endpoint =>
  endpoint({
    operation: 'listOrderEvents',
    method: 'get',
    path: '/repair-orders/:number/events',
    tag: 'repair orders',
    summary: 'L-40: everything that happened, by whom and when, in order',
    params: OrderParams,
    query: z.strictObject({ after: Sequence.optional(), minSequence: Sequence.optional(), limit: Limit }),
    replies: { 200: 'events; go on with `after` = the last sequence' },
    handle: async ({ params: { number }, query: { after = 0, minSequence = 0, limit }, session }) => {
      reach(session, number);
      if (minSequence > 0) await projected(context, number, minSequence);
      const events = await context.models.events
        .find({ order: number, sequence: above(after) })
        .sort({ sequence: 1 })
        .limit(limit)
        .lean();
      const items = events.map(({ sequence, event }) => ({ sequence, ...event, at: isoOf(event.at) }));
      return { status: 200, body: { items, nextAfter: events.length === limit ? events.at(-1)!.sequence : null } };
    },
  });

const readEvidence = (context: Context): Endpoint =>
  endpoint({
    operation: 'readEvidence',
    method: 'get',
    path: '/repair-orders/:number/evidence',
    tag: 'repair orders',
    summary: 'C-20: the evidence chain of every approval, to be checked offline by `repairflow verify`',
    params: OrderParams,
    replies: { 200: 'the chain' },
    handle: async ({ params: { number }, session }) => {
      reach(session, number);
      const { evidence } = await freshest(context, number, 1);
      return { status: 200, body: { number, evidence } };
    },
  });

export const readingEndpoints = (context: Context): readonly Endpoint[] => [
  listOrders(context),
  readOrder(context),
  readLiveOrder(context),
  listOrderEvents(context),
  readEvidence(context),
];
