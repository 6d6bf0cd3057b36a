import { z } from 'zod';
import { Day, ShortText, StoredInstant } from '../../domain/values/field-schemas';
import { localDate } from '../../domain/time/working-time';
import { OrderNumber } from '../../domain/repair-order/number';
import { openIntakeOf } from '../../platform/intake-told';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import { Problem } from '../http/problems';
import { dayRange } from './days';
import { currentPolicy } from './policies';

const OpenIntake = z
  .object({
    day: Day,
    missing: z.array(OrderNumber).meta({ description: 'orders of the day that were not handed over' }),
    dueAt: StoredInstant,
    overdue: z.boolean(),
  })
  .meta({ id: 'OpenIntake' });

/** What is known of the hand-over of a day. */
export const IntakeReport = z
  .object({
    reference: z.string(),
    by: z.string(),
    at: StoredInstant,
    missing: z.array(OrderNumber).meta({ description: 'orders that were opened on the day since it was handed over' }),
  })
  .meta({ id: 'IntakeReport' });

/** D-19: every day's orders go to the manufacturer's system, and somebody answers for it. */
export const intakeReportEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'listOpenIntake',
    method: 'get',
    path: '/daily-intake/open',
    tag: 'store',
    summary: "D-19: days of the last week whose orders the manufacturer's system does not have, the oldest first",
    replies: { 200: { description: 'the days', body: listSchema(OpenIntake) } },
    handle: async ({ session: { store } }) => ({
      status: 200,
      body: { items: [...(await openIntakeOf(context.repositories, store, Date.now()))] },
    }),
  }),
  endpoint({
    operation: 'reportDailyIntake',
    method: 'post',
    path: '/daily-intake/reports',
    tag: 'store',
    summary: "D-19: the orders of a day are in the manufacturer's system, under the number that it gave them",
    body: z.strictObject({ day: Day, reference: ShortText }),
    problems: ['notFound'],
    replies: { 200: { description: 'it is on record; said again, the newest counts', body: IntakeReport } },
    handle: async ({ body: { day, reference }, session: { store }, actor: by }) => {
      const { repairOrders, intakeReports } = context.repositories;
      const { calendar } = await currentPolicy(context, store);
      const at = Date.now();
      if (day > localDate(calendar.zone, at)) throw new Problem('notFound', { missing: 'day', day });
      const opened = await repairOrders.numbersOpenedWithin(store, ...dayRange(calendar.zone, day));
      if (opened.length === 0) throw new Problem('notFound', { missing: 'orders', day });
      const numbers = opened.map(({ number }) => number);
      await intakeReports.note({ store, day, numbers, reference, by, at });
      return { status: 200, body: { reference, by: by.id, at, missing: [] } };
    },
  }),
];
