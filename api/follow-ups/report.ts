import { z } from 'zod';
import { followUpReport } from '../../domain/follow-up/report';
import { followUpReportPaper } from '../../domain/follow-up/report-paper';
import { FollowUpNumber } from '../../domain/follow-up/number';
import { OrderNumber } from '../../domain/repair-order/number';
import { Day, StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { daysRange } from '../dealership/days';
import { currentPolicy } from '../dealership/policies';
import { asPdf, pdfReplies } from '../documents/documents';
import { storeKnowledge } from '../documents/papers';
import { endpoint, type Endpoint } from '../http/endpoint';
import { carFields } from '../repair-orders/replies';
import { FollowUpRow } from './replies';

const DAY_MS = 24 * 3_600_000;
/** A visit is called about for so many days at most: bookings and second calls included. */
const CALLED_ABOUT_DAYS = 90;

export const ReportDays = z.strictObject({ from: Day, to: Day });

export const CallMade = z.object({
  number: FollowUpNumber,
  order: OrderNumber,
  ...carFields,
  at: StoredInstant,
  by: z.string(),
  reached: z.boolean(),
  stage: FollowUpRow.shape.stage,
  overall: FollowUpRow.shape.overall,
});

const FollowUpReportReply = z
  .object({
    from: Day,
    to: Day,
    calls: z.array(CallMade),
    figures: z.object({
      calls: z.int(),
      reached: z.int(),
      recorded: z.int(),
      satisfied: z.int(),
      average: z.int(),
      dissatisfied: z.int(),
      problems: z.int(),
      needs: z.int(),
    }),
    ratings: z
      .array(z.object({ question: z.string(), mean: z.number().nullable(), answers: z.int() }))
      .meta({ description: 'from 1 to 5' }),
    yes: z.array(z.object({ question: z.string(), yes: z.int(), answers: z.int() })),
    members: z
      .array(
        z.object({
          number: FollowUpNumber,
          ownShortfalls: z.string(),
          othersStrengths: z.string(),
          suggestions: z.string(),
        }),
      )
      .meta({ description: 'G-24: the views of club members' }),
    problems: z.array(z.object({ number: FollowUpNumber, words: z.string(), cause: z.string().nullable() })),
  })
  .meta({ id: 'FollowUpReport' });

/** What the calls of these days have shown. */
export async function followUpReportOf(
  { repositories }: Pick<Context, 'repositories'>,
  store: string,
  { from, to }: z.output<typeof ReportDays>,
) {
  const { zone } = (await currentPolicy({ repositories }, store)).calendar;
  const [start, end] = daysRange(zone, from, to);
  const called = await repositories.followUps.statesLeftWithin(store, start - CALLED_ABOUT_DAYS * DAY_MS, end);
  return followUpReport(called, start, end);
}

/** G-16, G-17, G-24, G-40: the daily tracking table, and the summary of a batch. */
export const readReport = (context: Context): Endpoint =>
  endpoint({
    operation: 'followUp.readReport',
    method: 'get',
    path: '/follow-up-report',
    tag: 'follow-up',
    summary:
      'G-16, G-17, G-24, G-40: the calls of these days, what was answered, what members say, problems and causes',
    query: ReportDays,
    replies: { 200: { description: 'the report', body: FollowUpReportReply } },
    handle: async ({ query, session: { store } }) => {
      const { calls, ...report } = await followUpReportOf(context, store, query);
      const carOf = await context.repositories.vehicles.carsOf(calls.map(({ vehicle }) => vehicle));
      const items = calls.map(({ vehicle, ...call }) => ({ ...call, ...carOf(vehicle) }));
      return { status: 200, body: { ...query, ...report, calls: items } };
    },
  });

/** G-17: the same as a paper, to be signed and filed. */
export const printReport = (context: Context): Endpoint =>
  endpoint({
    operation: 'followUp.printReport',
    method: 'get',
    path: '/follow-up-report/form.pdf',
    tag: 'follow-up',
    summary: 'G-16, G-17, G-24: 回访总结报告 of the calls of these days, as PDF',
    query: ReportDays,
    replies: pdfReplies,
    handle: async ({ query, session: { store } }) => {
      const { staff, vehicles } = context.repositories;
      const report = await followUpReportOf(context, store, query);
      const [known, names, carOf, { calendar }] = await Promise.all([
        storeKnowledge(context, store),
        staff.namesOf(store),
        vehicles.carsOf(report.calls.map(({ vehicle }) => vehicle)),
        currentPolicy(context, store),
      ]);
      const paper = followUpReportPaper({
        ...known,
        ...query,
        report,
        store,
        at: Date.now(),
        zone: calendar.zone,
        nameOf: (person) => names.get(person) ?? person,
        plateOf: (vehicle) => carOf(vehicle).plate,
      });
      return asPdf(context, store, paper, 'report');
    },
  });
