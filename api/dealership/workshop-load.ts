import { z } from 'zod';
import { promisedTime } from '../../domain/repair-order/promise-proposal';
import { workOf } from '../../domain/repair-order/work-errands';
import { workshopLoad } from '../../domain/repair-order/workshop-load';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { minutesBefore } from '../workshop-days/car-load';
import { endpoint, type Endpoint } from '../http/endpoint';
import { currentPolicy } from './policies';

const TeamLoad = z
  .object({ team: z.string(), openOrders: z.int(), queuedMinutes: z.int() })
  .meta({ id: 'TeamLoad', description: 'working minutes; those of an order with several teams are shared among them' });
const BayUse = z
  .object({ bay: z.string(), order: z.string().nullable().meta({ description: 'the order whose car stands there' }) })
  .meta({ id: 'BayUse' });
const WorkshopLoad = z
  .object({
    openOrders: z.int(),
    queuedMinutes: z.number(),
    teams: z.int(),
    loadMinutes: z.int(),
    earliestPromise: StoredInstant,
    byTeam: z.array(TeamLoad),
    bays: z.array(BayUse),
  })
  .meta({ id: 'WorkshopLoad' });

/** An hour of work on a lift, as a customer may ask for. */
const hour = [{ lineId: 'hour', work: 'hour', labourMinutes: 60, labour: 0, parts: [] }];
const hourOfWork = workOf({ washed: true }, 60);

export const workshopLoadEndpoint = (context: Context): Endpoint =>
  endpoint({
    operation: 'readWorkshopLoad',
    method: 'get',
    path: '/workshop-load',
    tag: 'store',
    summary:
      'C-12: working minutes queued per team, which bays are taken, and the earliest promise for an hour of work',
    replies: { 200: { description: 'the load', body: WorkshopLoad } },
    handle: async ({ session: { store } }) => {
      const { repairOrders, settings } = context.repositories;
      const [orders, teams, bays, policy] = await Promise.all([
        repairOrders.promisedStates(store),
        settings.contentOf(store, 'teams'),
        settings.contentOf(store, 'bays'),
        currentPolicy(context, store),
      ]);
      const inUse = teams.items.filter(({ active }) => active).map(({ id }) => id);
      const load = workshopLoad(orders, inUse);
      const carIn = new Map(orders.flatMap(({ bay, number }) => (bay === undefined ? [] : [[bay, number] as const])));
      const now = Date.now();
      const planned = await minutesBefore(context, { store, policy, work: hourOfWork, from: now, isOwn: () => false });
      const loadMinutes = planned ?? load.loadMinutes;
      return {
        status: 200,
        body: {
          ...load,
          loadMinutes,
          teams: inUse.length,
          earliestPromise: promisedTime({ policy }, hour, loadMinutes, now),
          bays: bays.items.filter(({ active }) => active).map(({ id }) => ({ bay: id, order: carIn.get(id) ?? null })),
        },
      };
    },
  });
