import { z } from 'zod';
import { linePrice } from '../../domain/repair-order/amounts';
import { OrderNumber } from '../../domain/repair-order/number';
import { stages } from '../../domain/repair-order/stage';
import { Day, Fen, StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { dayRange } from './days';
import { IntakeReport } from './intake-report';
import { currentPolicy } from './policies';

const DailyIntake = z
  .object({
    day: Day,
    store: z.string(),
    report: IntakeReport.nullable().meta({ description: 'null while the day was not handed over' }),
    items: z.array(
      z.object({
        number: OrderNumber,
        vin: z.string().nullable(),
        plate: z.string().nullable(),
        model: z.string().nullable(),
        odometer: z.int().nullable(),
        openedAt: StoredInstant,
        stage: z.enum(stages),
        work: z.array(z.object({ work: z.string(), status: z.string(), amount: Fen })),
      }),
    ),
  })
  .meta({ id: 'DailyIntake' });

/** D-19: what the manufacturer's system is given every day; the same day asked again gives the same orders, brought up to date. */
export const dailyIntake = (context: Context): Endpoint =>
  endpoint({
    operation: 'readDailyIntake',
    method: 'get',
    path: '/daily-intake',
    tag: 'store',
    summary: "D-19: the repair orders that came in on a day, for the manufacturer's system",
    query: z.strictObject({ day: Day }),
    replies: { 200: { description: 'the orders of the day', body: DailyIntake } },
    handle: async ({ query: { day }, session }) => {
      const { store } = session;
      const { intakeReports, repairOrders, vehicles } = context.repositories;
      const { calendar } = await currentPolicy(context, store);
      const orders = await repairOrders.openedWithin(store, ...dayRange(calendar.zone, day));
      const cars = await vehicles.byIds(orders.map(({ vehicle }) => vehicle.id));
      const items = orders.map((order) => {
        const { number, lines, intake, stage, openedAt } = order;
        const { vin = null, plate = null, model = null } = cars.get(order.vehicle.id) ?? {};
        const work = lines.map((line) => ({ work: line.work, status: line.status, amount: linePrice(line) }));
        return { number, vin, plate, model, odometer: intake?.odometer ?? null, openedAt, stage, work };
      });
      const known = await intakeReports.find(store, day);
      const report = known && {
        reference: known.reference,
        by: known.by.id,
        at: known.at,
        missing: orders.map(({ number }) => number).filter((number) => !known.numbers.includes(number)),
      };
      return { status: 200, body: { day, store, report, items } };
    },
  });
