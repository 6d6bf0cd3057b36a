import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { z } from 'zod';
import type { Opening } from '../../domain/repair-order/state';
import { Id, Text } from '../../domain/schemas';
import { localDate } from '../../domain/working-time';
import type { StoredOrder } from '../../platform/mongo/models';
import { orderOf } from '../../platform/mongo/event-log';
import {
  REPAIR_ORDER,
  searchAttributes,
  workflowIdOf,
  type RepairOrderStart,
} from '../../workflows/repair-order/messages';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../endpoint';
import { once } from '../idempotency';
import { Problem } from '../problems/problem';
import { currentPolicy } from '../store/policies';

const OpenOrder = z.strictObject({
  customerId: Id,
  vehicleId: Id,
  arrival: z.strictObject({ mode: z.enum(['selfDrive', 'collected']), symptoms: Text }),
  accident: z.boolean().default(false),
});

const storeKey = defineSearchAttributeKey(searchAttributes.store.name, searchAttributes.store.type);

/** RO-<store>-<local date>-<count of the day>; a gap in the count means a request that died, never two orders. */
async function nextNumber({ models }: Context, store: string, zone: string): Promise<string> {
  const day = localDate(zone, Date.now()).replaceAll('-', '');
  const counter = await models.counters
    .findOneAndUpdate({ _id: `RO-${store}-${day}` }, { $inc: { value: 1 } }, { upsert: true, returnDocument: 'after' })
    .lean();
  return `RO-${store}-${day}-${String(counter.value).padStart(4, '0')}`;
}

/** I-02: what the archive knows of this customer and car, as far as the order decides on it. */
async function openingOf(
  { models }: Context,
  store: string,
  { customerId, vehicleId, arrival, accident }: z.infer<typeof OpenOrder>,
): Promise<Omit<Opening, 'number'>> {
  const [customer, vehicle, visits, last, policy] = await Promise.all([
    models.customers.findOne({ _id: customerId, store }).lean(),
    models.vehicles.findOne({ _id: vehicleId, store }).lean(),
    models.orders.countDocuments({ store, customer: customerId }),
    models.orders.findOne({ store, vehicle: vehicleId }).sort({ _id: -1 }).lean<StoredOrder>(),
    currentPolicy(models, store),
  ]);
  if (!customer || !vehicle) throw new Problem('notFound', { missing: customer ? 'vehicle' : 'customer' });
  return {
    store,
    policy,
    customer: { id: customer._id, goldCard: customer.goldCard, firstVisit: visits === 0 },
    vehicle: {
      id: vehicle._id,
      lastOdometer: Math.max(vehicle.odometer, (last && orderOf(last).intake?.odometer) ?? 0),
    },
    arrival,
    accident,
  };
}

export const openOrder = (context: Context): Endpoint =>
  endpoint({
    operation: 'openOrder',
    method: 'post',
    path: '/repair-orders',
    tag: 'repair orders',
    summary: 'B-01 to B-03: the car has arrived; open its repair order',
    body: OpenOrder,
    keyed: true,
    replies: { 201: 'opened; `number` names the order' },
    handle: async ({ body, session, role, key }) => {
      const { store, actorId } = session!;
      const opening = await openingOf(context, store, body);
      return once(context.models, {
        session: session!,
        operation: 'openOrder',
        key,
        content: body,
        reserve: () => nextNumber(context, store, opening.policy.calendar.zone),
        effect: async ({ request, reserved, exchange }) => {
          const by = { id: actorId, role: role! };
          let number = reserved;
          while (!(await startedFor(context, request, { opening: { ...opening, number }, by }))) {
            number = await nextNumber(context, store, opening.policy.calendar.zone);
            await exchange(number);
          }
          const location = `/api/v1/repair-orders/${number}`;
          return { status: 201, headers: { Location: location }, body: { number, store } };
        },
      });
    },
  });

/**
 * Starts the order of this request; true when it runs now, also when it ran already because the request came before. False when
 * the number belongs to another request's order: the counter was set back, e.g. by restoring an old backup.
 */
async function startedFor(
  { temporal, config }: Context,
  request: string,
  start: Extract<RepairOrderStart, { opening: unknown }>,
): Promise<boolean> {
  const { number, store } = start.opening;
  try {
    await temporal.workflow.start(REPAIR_ORDER, {
      workflowId: workflowIdOf(number),
      taskQueue: config.TASK_QUEUE,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      typedSearchAttributes: new TypedSearchAttributes([{ key: storeKey, value: store }]),
      memo: { request },
      args: [start],
    });
    return true;
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    const { memo } = await temporal.workflow.getHandle(workflowIdOf(number)).describe();
    return memo?.['request'] === request;
  }
}
