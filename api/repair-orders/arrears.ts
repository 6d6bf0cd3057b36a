import { z } from 'zod';
import { arrearsOf } from '../../domain/repair-order/arrears';
import { Payer } from '../../domain/repair-order/payer';
import { localDate } from '../../domain/time/working-time';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Flag, Limit, listSchema } from '../http/fields';
import { ArrearRow } from './replies';

const ListQuery = z.strictObject({
  payer: Payer.optional(),
  overdue: Flag.optional().meta({ description: 'true: only what is due today or was due before' }),
  limit: Limit,
});

/** F-11: what is owed to the store, the longest due first, also of visits that are over for the customer. */
export const arrearsEndpoint = (context: Context): Endpoint =>
  endpoint({
    operation: 'repairOrder.listArrears',
    method: 'get',
    path: '/arrears',
    tag: 'repair orders',
    summary: 'F-11: who owes what, since when it is due, who sees to it and how often the payer was reminded',
    query: ListQuery,
    replies: { 200: { description: 'the list, the longest due first', body: listSchema(ArrearRow) } },
    handle: async ({ query: { payer, overdue, limit }, session: { store } }) => {
      const { repairOrders, vehicles } = context.repositories;
      const today = localDate((await currentPolicy(context, store)).calendar.zone, Date.now());
      const orders = await repairOrders.inArrears(store, overdue ? today : undefined, limit);
      const carOf = await vehicles.carsOf(orders.map(({ vehicle }) => vehicle.id));
      const items = orders
        .flatMap((order) =>
          arrearsOf(order).map((arrear) => ({
            number: order.number,
            ...carOf(order.vehicle.id),
            ...arrear,
            overdue: arrear.dueDay <= today,
            claim: order.invoiceData?.[arrear.payer]?.claim ?? null,
          })),
        )
        .filter((row) => (payer === undefined || row.payer === payer) && (!overdue || row.overdue))
        .toSorted((one, other) => one.dueDay.localeCompare(other.dueDay));
      return { status: 200, body: { items } };
    },
  });
