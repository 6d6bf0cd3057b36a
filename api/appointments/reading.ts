import { z } from 'zod';
import { wantsDeposit } from '../../domain/appointment/deposit-due';
import { formText } from '../../domain/appointment/form';
import { commands } from '../../domain/appointment/commands';
import { actions, deadlineRules, upcoming } from '../../domain/appointment/process';
import { isOver, type Appointment } from '../../domain/appointment/state';
import { answeredInTime } from '../../domain/appointment/statistics';
import { passedSteps } from '../../domain/time/deadline';
import { Day, Id } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { dayRange } from '../dealership/days';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Limit, listSchema } from '../http/fields';
import { readingEndpoints } from '../processes/reading';
import { stateExtrasOf, withEndpoint } from '../processes/replies';
import { runningCampaigns } from './campaigns';
import { listArrivals } from './arrivals';
import { estimateJob } from './job-estimate';
import { appointmentApi } from './process-api';
import { AppointmentRow } from './replies';
import { readStatistics } from './statistics';

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
    summary:
      'A-06: who is expected on a day, the earliest first; without a day, every appointment that is open; of a customer, what is open of the customer',
    query: z.strictObject({ day: Day.optional(), customer: Id.optional(), limit: Limit }),
    replies: { 200: { description: 'the list', body: listSchema(AppointmentRow) } },
    handle: async ({ query: { day, customer, limit }, session: { store } }) => {
      const { appointments, vehicles } = context.repositories;
      const { calendar } = await currentPolicy(context, store);
      const rows =
        customer !== undefined
          ? await appointments.openOf(store, customer, limit)
          : day === undefined
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

export const appointmentReadingEndpoints = (context: Context): readonly Endpoint[] => [
  listAppointments(context),
  listArrivals(context),
  estimateJob(context),
  readStatistics(context),
  runningCampaigns(context),
  ...readingEndpoints(context, appointmentApi, (state) => appointmentBody(state as Appointment)),
];
