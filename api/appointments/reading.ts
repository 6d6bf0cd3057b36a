import { z } from 'zod';
import { wantsDeposit } from '../../domain/appointment/deposit-due';
import { formText } from '../../domain/appointment/form';
import { commands } from '../../domain/appointment/commands';
import { actions, deadlineRules, upcoming } from '../../domain/appointment/process';
import { isOver, type Appointment } from '../../domain/appointment/state';
import { answeredInTime } from '../../domain/appointment/statistics';
import { passedSteps } from '../../domain/time/deadline';
import { Day } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { dayRange } from '../dealership/days';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Limit, listSchema } from '../http/fields';
import { readingEndpoints } from '../processes/reading';
import { stateExtrasOf, withEndpoint } from '../processes/replies';
import { runningCampaigns } from './campaigns';
import { appointmentApi } from './process-api';
import { AppointmentRow, AppointmentStatistics } from './replies';

function appointmentBody(appointment: Appointment): object {
  const { policy, ...rest } = appointment;
  const text = formText(appointment);
  return {
    ...rest,
    ...stateExtrasOf(policy, isOver(appointment) ? [] : withEndpoint(commands, actions(appointment)), {
      upcoming: upcoming(appointment),
      passed: passedSteps(appointment, deadlineRules(appointment)),
    }),
    answeredInTime: answeredInTime(appointment),
    depositWanted: wantsDeposit(appointment),
    formText: text === '' ? null : text,
  };
}

const listAppointments = (context: Context): Endpoint =>
  endpoint({
    operation: 'appointment.list',
    method: 'get',
    path: '/appointments',
    tag: 'appointments',
    summary: 'A-06: who is expected on a day, the earliest first; without a day, every appointment that is open',
    query: z.strictObject({ day: Day.optional(), limit: Limit }),
    replies: { 200: { description: 'the list', body: listSchema(AppointmentRow) } },
    handle: async ({ query: { day, limit }, session: { store } }) => {
      const { appointments, vehicles } = context.repositories;
      const { calendar } = await currentPolicy(context, store);
      const rows =
        day === undefined
          ? await appointments.open(store, limit)
          : await appointments.startingWithin(store, dayRange(calendar.zone, day), limit);
      const carOf = await vehicles.carsOf(rows.map(({ vehicle }) => vehicle));
      const items = rows.map(({ state }) => ({
        number: state.number,
        stage: state.stage,
        customer: state.customer.id,
        ...carOf(state.vehicle),
        advisor: state.advisor,
        startsAt: state.slot?.startsAt ?? null,
        endsAt: state.slot?.endsAt ?? null,
        workshopKnows: state.workshopKnows === state.turn,
        order: state.order ?? null,
      }));
      return { status: 200, body: { items } };
    },
  });

/** Rows of one table. */
const MOST_ROWS = 1_000;

const readStatistics = (context: Context): Endpoint =>
  endpoint({
    operation: 'appointment.readStatistics',
    method: 'get',
    path: '/appointment-statistics',
    tag: 'appointments',
    summary: `A-05, K-15, M-12: the appointments that were decided in a period, and what became of them; at most ${MOST_ROWS}`,
    query: z.strictObject({ from: Day, to: Day }),
    replies: { 200: { description: 'the table', body: AppointmentStatistics } },
    handle: async ({ query: { from, to }, session: { store } }) => {
      const { appointments, vehicles } = context.repositories;
      const { calendar } = await currentPolicy(context, store);
      const range = [dayRange(calendar.zone, from)[0], dayRange(calendar.zone, to)[1]] as const;
      const rows = await appointments.decidedWithin(store, range, MOST_ROWS);
      const carOf = await vehicles.carsOf(rows.map(({ vehicle }) => vehicle));
      const items = rows.map(({ state, decidedAt }) => ({
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
        signed: state.evidence.length > 0,
        workshopKnows: state.workshopKnows === state.turn,
        deposit: state.deposit?.receivedAt === undefined ? null : state.deposit.amount,
        answeredInTime: answeredInTime(state),
        order: state.order ?? null,
      }));
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

export const appointmentReadingEndpoints = (context: Context): readonly Endpoint[] => [
  listAppointments(context),
  readStatistics(context),
  runningCampaigns(context),
  ...readingEndpoints(context, appointmentApi, (state) => appointmentBody(state as Appointment)),
];
