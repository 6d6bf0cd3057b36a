import { z } from 'zod';
import { cardOf, type Card } from '../../domain/repair-order/card';
import { fileComplete } from '../../domain/repair-order/milestones';
import type { RepairOrder } from '../../domain/repair-order/state';
import { OrderNumber } from '../../domain/repair-order/number';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Sequence } from '../http/fields';
import { assertAccess } from '../processes/process-api';
import { readLatest, isoOf } from '../processes/reading';
import { orderApi } from './process-api';

const MOST_CARDS = 1_000;

/** What the archive adds to the cards: plate and model, and which orders have an open complaint. */
async function completed({ repositories }: Context, orders: readonly RepairOrder[]): Promise<readonly object[]> {
  const [carOf, complaints] = await Promise.all([
    repositories.vehicles.carsOf(orders.map(({ vehicle }) => vehicle.id)),
    repositories.complaints.openCounts(orders.map(({ number }) => number)),
  ]);
  const now = Date.now();
  return orders.map((order) => {
    const card: Card = cardOf(order, now);
    return {
      ...card,
      ...carOf(order.vehicle.id),
      openedAt: isoOf(card.openedAt),
      promisedAt: isoOf(card.promisedAt),
      complaints: complaints.get(order.number) ?? 0,
      asOf: isoOf(now),
    };
  });
}

/** The workshop board: one card per open order, and one card anew after each event. */
export const boardEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'readBoard',
    method: 'get',
    path: '/board',
    tag: 'repair orders',
    summary: 'A card for every open order: stage, car, people, promise, working time and what needs attention',
    replies: { 200: 'the cards, the oldest order first' },
    handle: async ({ session }) => {
      const orders = await context.repositories.repairOrders.openStates(session!.store, MOST_CARDS);
      const items = await completed(context, orders);
      return { status: 200, body: { items } };
    },
  }),
  endpoint({
    operation: 'readCard',
    method: 'get',
    path: '/board/:number',
    tag: 'repair orders',
    summary: 'One card; `minSequence` waits until the read side has seen at least that event',
    params: z.strictObject({ number: OrderNumber }),
    query: z.strictObject({ minSequence: Sequence.optional() }),
    replies: { 200: 'the card; `open` is false once the visit is over' },
    handle: async ({ params: { number }, query: { minSequence = 1 }, session }) => {
      await assertAccess(context, orderApi, session, number);
      const order = (await readLatest(context, orderApi, number, minSequence)) as RepairOrder;
      const [card] = await completed(context, [order]);
      return { status: 200, body: { ...card, open: !fileComplete(order) } };
    },
  }),
];
