import { z } from 'zod';
import { answeredInTime } from '../../domain/appointment/statistics';
import { Day } from '../../domain/values/field-schemas';
import type { Repositories } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { daysRange } from '../dealership/days';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { AppointmentStatistics } from './replies';

/** Rows of one table. */
export const MOST_ROWS = 1_000;

/** A-05, K-15: 预约统计表. What was decided within the instants, in the order in which it was, and what became of it. */
export async function statisticsRows(
  { appointments, vehicles }: Repositories,
  store: string,
  range: readonly [from: number, before: number],
  limit: number,
) {
  const rows = await appointments.decidedWithin(store, range, limit);
  const carOf = await vehicles.carsOf(rows.map(({ vehicle }) => vehicle));
  return rows.map(({ state, decidedAt }) => ({
    number: state.number,
    decidedAt: decidedAt ?? state.openedAt,
    startsAt: state.slot?.startsAt ?? null,
    stage: state.stage,
    origin: state.origin,
    channel: state.channel,
    ...carOf(state.vehicle),
    advisor: state.advisor,
    repairMinutes: state.job?.repairMinutes ?? 0,
    washMinutes: state.job?.washMinutes ?? 0,
    moved: Math.max(0, state.turn - 1),
    signed: state.evidence.some(({ document }) => document === 'appointmentForm'),
    workshopKnows: state.workshopKnows === state.turn,
    deposit: state.deposit?.receivedAt === undefined ? null : state.deposit.amount,
    answeredInTime: answeredInTime(state),
    order: state.order ?? null,
  }));
}

export const readStatistics = (context: Context): Endpoint =>
  endpoint({
    operation: 'appointment.readStatistics',
    method: 'get',
    path: '/appointment-statistics',
    tag: 'appointments',
    summary: `A-05, K-15, M-12: the appointments that were decided in a period, and what became of them; at most ${MOST_ROWS}`,
    query: z.strictObject({ from: Day, to: Day }),
    replies: { 200: { description: 'the table', body: AppointmentStatistics } },
    handle: async ({ query: { from, to }, session: { store } }) => {
      const { calendar } = await currentPolicy(context, store);
      const range = daysRange(calendar.zone, from, to);
      const items = await statisticsRows(context.repositories, store, range, MOST_ROWS);
      const count = (holds: (row: (typeof items)[number]) => boolean): number => items.filter(holds).length;
      const totals = {
        decided: items.length,
        arrived: count(({ stage }) => stage === 'arrived'),
        missed: count(({ stage }) => stage === 'missed' || stage === 'noShow'),
        calledOff: count(({ stage }) => stage === 'calledOff'),
        moved: count(({ moved }) => moved > 0),
        rung: count((row) => row.answeredInTime !== null),
        answeredInTime: count((row) => row.answeredInTime === true),
      };
      return { status: 200, body: { from, to, items, totals } };
    },
  });
