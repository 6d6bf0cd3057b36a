import { z } from 'zod';
import { Fen, Id, StoredInstant } from '../../domain/values/field-schemas';
import { isPast } from '../../domain/repair-order/stage';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import { currentPolicy } from './policies';
import { promisedTime } from '../../domain/repair-order/estimate';

const tag = 'store';

const MenuItem = z
  .object({ code: z.string(), work: z.string(), labourMinutes: z.int(), labour: Fen, parts: z.array(z.string()) })
  .meta({ id: 'MenuItem' });
const Part = z
  .object({
    partNumber: z.string(),
    name: z.string(),
    unitPrice: Fen,
    stock: z.int(),
    keyLocation: z.boolean(),
    leadDays: z.int(),
  })
  .meta({ id: 'Part' });
const WorkshopLoad = z
  .object({
    openOrders: z.int(),
    queuedMinutes: z.number(),
    teams: z.int(),
    loadMinutes: z.int(),
    earliestPromise: StoredInstant,
  })
  .meta({ id: 'WorkshopLoad' });

/** Working minutes still to be done on an order that is promised or in the workshop. */
const minutesLeft = ({ lines, stage }: RepairOrder): number =>
  isPast(stage, 'qualityCheck')
    ? 0
    : lines
        .filter(({ status }) => status === 'authorised' || status === 'started')
        .reduce((total, line) => total + line.labourMinutes, 0);

export const resourceEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'readPriceMenu',
    method: 'get',
    path: '/price-menu',
    tag,
    summary: 'Work the store offers at fixed prices, with the parts it takes',
    replies: { 200: { description: 'the menu', body: listSchema(MenuItem) } },
    handle: async ({ session }) => {
      const items = await context.repositories.dealership.priceMenu(session.store);
      return { status: 200, body: { items: items.map(({ _id, store: _store, ...rest }) => rest) } };
    },
  }),
  endpoint({
    operation: 'listParts',
    method: 'get',
    path: '/parts',
    tag,
    summary: 'Parts with price, stock and lead time in days',
    query: z.strictObject({ partNumber: Id.optional() }),
    replies: { 200: { description: 'the parts', body: listSchema(Part) } },
    handle: async ({ query: { partNumber }, session }) => {
      const items = await context.repositories.dealership.parts(session.store, partNumber);
      return { status: 200, body: { items: items.map(({ _id, store: _store, ...rest }) => rest) } };
    },
  }),
  endpoint({
    operation: 'readWorkshopLoad',
    method: 'get',
    path: '/workshop-load',
    tag,
    summary: 'C-12: working minutes queued per team now, and the earliest promise for an hour of work',
    replies: { 200: { description: 'the load', body: WorkshopLoad } },
    handle: async ({ session }) => {
      const { store } = session;
      const [orders, place, policy] = await Promise.all([
        context.repositories.repairOrders.promisedStates(store),
        context.repositories.dealership.find(store),
        currentPolicy(context, store),
      ]);
      const queued = orders.reduce((total, order) => total + minutesLeft(order), 0);
      const teams = Math.max(1, place?.teams.length ?? 1);
      const loadMinutes = Math.round(queued / teams);
      const hour = [{ lineId: 'hour', work: 'hour', labourMinutes: 60, labour: 0, parts: [] }];
      const earliest = promisedTime({ policy }, hour, loadMinutes, Date.now());
      const body = { openOrders: orders.length, queuedMinutes: queued, teams, loadMinutes };
      return { status: 200, body: { ...body, earliestPromise: earliest } };
    },
  }),
];
