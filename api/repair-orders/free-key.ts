import { z } from 'zod';
import { freeKeyNumber } from '../../domain/repair-order/free-key';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { MAX_IN_HOUSE } from './in-house';

/** Visits by which one sees how the store writes its keys. */
const LATEST = 20;

const FreeKey = z
  .object({ keyNumber: z.string().nullable().meta({ description: 'null where the store does not number its hooks' }) })
  .meta({ id: 'FreeKey' });

const keysOf = (orders: readonly RepairOrder[]): readonly string[] =>
  orders.flatMap(({ intake }) => intake?.keyNumber ?? []);

/** B-21: the hook on which the key of the next car can hang. */
export const freeKeyEndpoint = ({ repositories: { repairOrders, views } }: Context): Endpoint =>
  endpoint({
    operation: 'readFreeKey',
    method: 'get',
    path: '/free-key',
    tag: 'repair orders',
    summary: 'B-21: the lowest numbered hook on which no key of an open visit hangs; it is not put aside',
    replies: { 200: { description: 'the number of the key', body: FreeKey } },
    handle: async ({ session: { store } }) => {
      const [open, latest] = await Promise.all([
        repairOrders.openStates(store, MAX_IN_HOUSE),
        repairOrders.list({ store, limit: LATEST }),
      ]);
      const hanging = keysOf(open);
      const inHouse = new Set(open.map(({ number }) => number));
      const before = latest.map(({ _id }) => _id).filter((number) => !inHouse.has(number));
      const gone = (await views.statesOf('repairOrder', before)) as readonly RepairOrder[];
      return {
        status: 200,
        body: { keyNumber: freeKeyNumber(hanging, [...hanging, ...keysOf(gone)]) ?? null },
      };
    },
  });
