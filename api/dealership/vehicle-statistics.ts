import { z } from 'zod';
import { linePrice } from '../../domain/repair-order/amounts';
import { OrderNumber } from '../../domain/repair-order/number';
import { sum } from '../../domain/values/money';
import { Day, StoredInstant } from '../../domain/values/field-schemas';
import type { Repositories } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { carFields } from '../repair-orders/replies';
import { dayRange } from './days';
import { currentPolicy } from './policies';

export const HandedInCar = z
  .object({
    number: OrderNumber,
    handedInAt: StoredInstant,
    ...carFields,
    type: z.string().nullable(),
    odometer: z.int(),
    fuelEighths: z.int(),
    arrival: z.enum(['selfDrive', 'collected']),
    firstVisit: z.boolean(),
    goldCard: z.boolean(),
    accident: z.boolean(),
    job: z.object({ zh: z.string(), en: z.string() }).nullable(),
    teams: z.array(z.string()),
    work: z.array(z.string()),
    amount: z.int().meta({ description: 'as ordered, in fen, whoever pays' }),
    promisedAt: StoredInstant.nullable(),
  })
  .meta({ id: 'VehicleStatisticsRow' });
const VehicleStatistics = z
  .object({
    day: Day,
    items: z.array(HandedInCar),
    byType: z.array(z.object({ type: z.string().nullable(), cars: z.int(), amount: z.int() })),
  })
  .meta({ id: 'VehicleStatistics' });

/** D-01, K-16: what was handed in within the instants, with what is known of car, visit and order. */
export async function intakeRows(
  { repairOrders, vehicles }: Repositories,
  store: string,
  range: readonly [from: number, before: number],
) {
  const orders = await repairOrders.handedInWithin(store, ...range);
  const cars = await vehicles.byIds(orders.map(({ vehicle }) => vehicle.id));
  return orders.map((order) => {
    const { number, vehicle, arrival, customer, accident, checklistProfile: job, teams, promise } = order;
    const { plate = null, model = null, type = null } = cars.get(vehicle.id) ?? {};
    const lines = order.lines.filter(({ source }) => source === 'order');
    return {
      number,
      handedInAt: order.handedOverAt ?? order.openedAt,
      plate,
      model,
      type,
      odometer: order.intake?.odometer ?? vehicle.lastOdometer,
      fuelEighths: order.intake?.fuelEighths ?? 0,
      arrival: arrival.mode,
      firstVisit: customer.firstVisit,
      goldCard: customer.goldCard,
      accident,
      job: job ? { zh: job.zh, en: job.en } : null,
      teams: [...teams],
      work: lines.map(({ work }) => work),
      amount: sum(lines.map(linePrice)),
      promisedAt: promise?.at ?? null,
    };
  });
}

/** D-01, K-16: 车辆统计报表. A car stands in it from the moment its order goes to the workshop; nobody writes it down a second time. */
export const vehicleStatisticsEndpoint = (context: Context): Endpoint =>
  endpoint({
    operation: 'readVehicleStatistics',
    method: 'get',
    path: '/vehicle-statistics',
    tag: 'store',
    summary: 'D-01, K-16: the cars that were handed in on a day, with what is known of car, visit and order',
    query: z.strictObject({ day: Day }),
    replies: { 200: { description: 'the cars in the order in which they were handed in', body: VehicleStatistics } },
    handle: async ({ query: { day }, session: { store } }) => {
      const { calendar } = await currentPolicy(context, store);
      const items = await intakeRows(context.repositories, store, dayRange(calendar.zone, day));
      const types = [...new Set(items.map(({ type }) => type))];
      const byType = types.map((type) => {
        const own = items.filter((one) => one.type === type);
        return { type, cars: own.length, amount: sum(own.map(({ amount }) => amount)) };
      });
      return { status: 200, body: { day, items, byType } };
    },
  });
