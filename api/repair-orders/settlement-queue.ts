import { z } from 'zod';
import { OrderNumber } from '../../domain/repair-order/number';
import { expectedSettlements, settlementQueue } from '../../domain/repair-order/settlement-queue';
import { stages } from '../../domain/repair-order/stage';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { carFields } from './replies';

export const SettlingCar = z.object({
  number: OrderNumber,
  ...carFields,
  stage: z.enum(stages),
  lane: z.enum(['gold', 'usual']),
  since: StoredInstant,
});

const SettlementQueue = z
  .object({
    waiting: z.array(SettlingCar),
    expected: z.array(z.object({ from: StoredInstant, cars: z.int(), goldCards: z.int(), peak: z.boolean() })),
    peakCars: z.int().meta({ description: 'cars in half an hour from which on the policy speaks of a peak' }),
  })
  .meta({ id: 'SettlementQueue' });

/** Open visits that are looked at; a store that has more has lost sight of them anyway. */
const MAX_ORDERS = 500;

/** F-18: who settles now, and when many will. */
export const settlementQueueEndpoint = (context: Context): Endpoint =>
  endpoint({
    operation: 'repairOrder.readSettlementQueue',
    method: 'get',
    path: '/settlement-queue',
    tag: 'repair orders',
    summary: 'F-18: who is settling, gold-card customers in front, and by half hours of today how many are expected',
    replies: { 200: { description: 'the queue and what is expected', body: SettlementQueue } },
    handle: async ({ session: { store } }) => {
      const { repairOrders, vehicles } = context.repositories;
      const [orders, policy] = await Promise.all([
        repairOrders.openStates(store, MAX_ORDERS),
        currentPolicy(context, store),
      ]);
      const queue = settlementQueue(orders);
      const carOf = await vehicles.carsOf(queue.map(({ vehicle }) => vehicle));
      return {
        status: 200,
        body: {
          waiting: queue.map(({ vehicle, ...one }) => ({ ...one, ...carOf(vehicle) })),
          expected: expectedSettlements(orders, Date.now(), policy.calendar.zone, policy.settlementPeak),
          peakCars: policy.settlementPeak,
        },
      };
    },
  });
