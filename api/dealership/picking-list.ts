import { z } from 'zod';
import { pickingList } from '../../domain/repair-order/picking-list';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import { carFields } from '../repair-orders/replies';

export const PickingLine = z
  .object({
    number: z.string(),
    ...carFields,
    bay: z.string().nullable(),
    lineId: z.string(),
    work: z.string(),
    state: z.enum(['open', 'reserved', 'short', 'backOrdered']),
    expectedDay: z.string().nullable(),
    promisedAt: StoredInstant.nullable(),
    inWorkshop: z.boolean().meta({ description: 'the workshop has received the car: parts can be handed out' }),
    parts: z.array(
      z.object({
        partNumber: z.string(),
        name: z.string(),
        quantity: z.int(),
        missing: z.boolean(),
        stock: z
          .int()
          .nullable()
          .meta({ description: 'free for this line; null for a part that stands in no catalogue' }),
      }),
    ),
  })
  .meta({ id: 'PickingLine', description: 'a line of an open order that needs parts of the store' });

/** What the parts counter has to fetch. */
export const pickingListEndpoint = ({ repositories }: Context): Endpoint =>
  endpoint({
    operation: 'readPickingList',
    method: 'get',
    path: '/picking-list',
    tag: 'store',
    summary: 'What the open orders need of the store’s parts, what is promised first in front',
    replies: { 200: { description: 'the lines', body: listSchema(PickingLine) } },
    handle: async ({ session: { store } }) => {
      const { repairOrders, parts, vehicles } = repositories;
      const lines = pickingList(await repairOrders.promisedStates(store));
      const numbers = [...new Set(lines.flatMap((line) => line.parts.map(({ partNumber }) => partNumber)))];
      const [known, carOf] = await Promise.all([
        parts.byNumbers(store, numbers),
        vehicles.carsOf([...new Set(lines.map(({ vehicle }) => vehicle))]),
      ]);
      const items = lines.map(({ vehicle, ...line }) => ({
        ...line,
        ...carOf(vehicle),
        parts: line.parts.map(({ spare, ...part }) => {
          const stock = known.get(part.partNumber)?.stock;
          return { ...part, stock: stock === undefined ? null : stock + spare };
        }),
      }));
      return { status: 200, body: { items } };
    },
  });
