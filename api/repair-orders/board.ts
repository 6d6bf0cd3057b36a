import { z } from 'zod';
import { cardOf } from '../../domain/repair-order/card';
import { workOnBoard } from '../../domain/repair-order/desk';
import { isOver } from '../../domain/repair-order/milestones';
import { OrderNumber } from '../../domain/repair-order/number';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import { listSchema, Sequence } from '../http/fields';
import { assertAccess } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { orderApi } from './process-api';
import { BoardCard, SingleCard } from './replies';

const MAX_CARDS = 1_000;

/** The cards with plate and model, and how many complaints about the visit are open. */
async function withMasterData({ repositories }: Context, store: string, orders: readonly RepairOrder[]) {
  const [carOf, complaints] = await Promise.all([
    repositories.vehicles.carsOf(orders.map(({ vehicle }) => vehicle.id)),
    repositories.complaints.openCounts(
      store,
      orders.map(({ number }) => number),
    ),
  ]);
  const now = Date.now();
  return orders.map((order) => {
    const complaintCount = complaints.get(order.number) ?? 0;
    const car = carOf(order.vehicle.id);
    return { ...cardOf(order, now), ...workOnBoard(order), ...car, complaints: complaintCount, asOf: now };
  });
}

/** The workshop board: one card per open order, and one card anew after each event. */
export const boardEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'repairOrder.readBoard',
    method: 'get',
    path: '/board',
    tag: 'repair orders',
    summary: 'A card for every open order: stage, car, people, promise, working time and what needs attention',
    replies: { 200: { description: 'the cards, the oldest order first', body: listSchema(BoardCard) } },
    handle: async ({ session }) => {
      const orders = await context.repositories.repairOrders.openStates(session.store, MAX_CARDS);
      const items = await withMasterData(context, session.store, orders);
      return { status: 200, body: { items } };
    },
  }),
  endpoint({
    operation: 'repairOrder.readCard',
    method: 'get',
    path: '/board/:number',
    tag: 'repair orders',
    summary: 'One card; `minSequence` waits until the read side has seen at least that event',
    params: z.strictObject({ number: OrderNumber }),
    query: z.strictObject({ minSequence: Sequence.optional() }),
    replies: { 200: { description: 'the card; `open` is false once the visit is over', body: SingleCard } },
    handle: async ({ params: { number }, query: { minSequence = 1 }, session }) => {
      await assertAccess(context, orderApi, session, number);
      const order = (await readLatest(context, orderApi, number, minSequence)) as RepairOrder;
      const [card] = await withMasterData(context, session.store, [order]);
      if (!card) throw new Problem('notFound');
      return { status: 200, body: { ...card, open: !isOver(order) } };
    },
  }),
];
