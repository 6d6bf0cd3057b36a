import { changeableUntil } from '../../domain/appointment/customer-limits';
import { needOf } from '../../domain/appointment/job';
import type { Appointment, AppointmentEvent } from '../../domain/appointment/state';
import { endStages } from '../../domain/appointment/stage';
import { processTypeOf } from '../../domain/processes';
import { localDate } from '../../domain/time/working-time';
import type { Language } from '../../domain/values/bilingual';
import { campaignsOn } from '../appointments/campaigns';
import { offeredTimes } from '../appointments/offered-times';
import { appointmentApi } from '../appointments/process-api';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { Problem } from '../http/problems';
import type { FileReply } from '../http/reply';
import type { CustomerSession } from '../http/sessions';
import { readLatest } from '../processes/reading';
import { calendarOf, datedOf } from './appointment-calendar';
import type { ShownAppointment } from './appointment-page';

/** All that the page of the appointment of a link shows. */
export async function shownAppointment(
  context: Context,
  { store, order: number }: CustomerSession,
  seen: number,
  nameOf: (id: string) => string,
): Promise<ShownAppointment> {
  const { settings, vehicles } = context.repositories;
  const appointment = (await readLatest(context, appointmentApi, number, seen)) as Appointment;
  const policy = await currentPolicy(context, store);
  const { job, stage } = appointment;
  const now = Date.now();
  // the page shows other times to whoever can still choose one
  const choosesTime =
    !endStages.includes(stage) && appointment.need && appointment.terms && now <= changeableUntil(appointment);
  const [letterhead, vehicle, campaigns, times] = await Promise.all([
    settings.contentOf(store, 'letterhead'),
    vehicles.find(store, appointment.vehicle),
    campaignsOn(context, store, localDate(policy.calendar.zone, now)),
    job && choosesTime ? offeredTimes(context, store, policy, needOf(job, null), job.partsReadyAt ?? 0) : [],
  ]);
  return { letterhead, appointment, plate: vehicle?.plate ?? null, campaigns, times, nameOf, now };
}

/** the appointment for the customer's own calendar. Throws `notFound` while no time has been agreed on. */
export async function appointmentFile(
  context: Context,
  { store, order: number }: CustomerSession,
  language: Language,
): Promise<FileReply> {
  const { settings, events } = context.repositories;
  if (processTypeOf(number) !== 'appointment') throw new Problem('notFound');
  const appointment = (await readLatest(context, appointmentApi, number, 1)) as Appointment;
  const dated = datedOf(appointment, (await events.of(number)) as readonly AppointmentEvent[]);
  if (!dated) throw new Problem('notFound');
  const text = calendarOf(dated, await settings.contentOf(store, 'letterhead'), language, context);
  return {
    status: 200,
    type: 'text/calendar; charset=utf-8',
    bytes: Buffer.from(text),
    headers: { 'Content-Disposition': `attachment; filename="${number}.ics"` },
  };
}
