import { z } from 'zod';
import { Day } from '../../domain/values/field-schemas';
import { linePrice, type RepairOrder } from '../../domain/repair-order/state';
import { stateOf } from '../../platform/mongo/projections/views';
import { oneOf, within } from '../../platform/mongo/filters';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { dayRange } from './days';
import { currentPolicy } from './policies';

/** D-19: what the manufacturer's system is given every day; the same day asked again gives the same orders, brought up to date. */
export const dailyIntake = ({ models }: Context): Endpoint =>
  endpoint({
    operation: 'readDailyIntake',
    method: 'get',
    path: '/daily-intake',
    tag: 'store',
    summary: "D-19: the repair orders that came in on a day, for the manufacturer's system",
    query: z.strictObject({ day: Day }),
    replies: { 200: 'the orders of the day' },
    handle: async ({ query: { day }, session }) => {
      const { store } = session!;
      const { calendar } = await currentPolicy(models, store);
      const openedAt = within(...dayRange(calendar.zone, day));
      const orders = await models.orders.find({ store, openedAt }).sort({ _id: 1 }).lean();
      const ids = orders.map(({ vehicle }) => vehicle);
      const vehicles = new Map((await models.vehicles.find({ _id: oneOf(ids) }).lean()).map((car) => [car._id, car]));
      const items = orders.map((order) => {
        const { lines, intake } = stateOf<RepairOrder>(order);
        const { vin = null, plate = null, model = null } = vehicles.get(order.vehicle) ?? {};
        const work = lines.map((line) => ({ work: line.work, status: line.status, amount: linePrice(line) }));
        const openedAtIso = new Date(order.openedAt).toISOString();
        return {
          number: order._id,
          vin,
          plate,
          model,
          odometer: intake?.odometer ?? null,
          openedAt: openedAtIso,
          stage: order.stage,
          work,
        };
      });
      return { status: 200, body: { day, store, items } };
    },
  });
