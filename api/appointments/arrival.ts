import { z } from 'zod';
import { AppointmentNumber } from '../../domain/appointment/number';
import { endStages } from '../../domain/appointment/stage';
import type { Appointment } from '../../domain/appointment/state';
import { newOpening, type Opening } from '../../domain/repair-order/opening';
import { Id } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { assertAccess } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { Created } from '../processes/replies';
import { jobKind } from '../repair-orders/job-kinds';
import { nextOrderNumber, startVisit } from '../repair-orders/start-visit';
import { appointmentApi } from './process-api';

const Arrival = z.strictObject({
  accident: z.boolean().default(false),
  checklistProfile: Id.optional().meta({ description: 'The kind of job, as in /settings/checklist-profiles' }),
});

/** What the visit takes along from its appointment. */
function agreedIn({ number, job, terms, slot, benefits }: Appointment): Pick<Opening, 'appointment'> {
  return {
    appointment: {
      number,
      repairMinutes: job?.repairMinutes ?? 0,
      washMinutes: job?.washMinutes ?? 0,
      bayKind: job?.bayKind ?? 'lift',
      skill: job?.skill ?? null,
      slot: slot ? { day: slot.day, reservationId: slot.reservationId, from: slot.startsAt, until: slot.endsAt } : null,
      prices: terms?.prices ?? null,
      ...(benefits && { benefits }),
    },
  };
}

/** B-01, A-19: the visit begins with everything that was agreed; the order itself tells the appointment, so that no crash lies between the two. */
export const arrive = (context: Context): Endpoint =>
  endpoint({
    operation: 'appointment.arrive',
    method: 'post',
    path: '/appointments/:number/arrival',
    tag: 'appointments',
    summary: 'B-01, A-19: the car of the appointment is here; its repair order opens with what was agreed',
    params: z.strictObject({ number: AppointmentNumber }),
    body: Arrival,
    keyed: true,
    problems: ['notFound', 'notDuringStage', 'needUnconfirmed', 'carIsHere', 'requestRunning'],
    replies: {
      201: { description: 'opened; `number` names the order', body: Created, headers: { Location: 'of the order' } },
    },
    handle: async ({ params: { number }, body, session, actor: by, key }) => {
      await assertAccess(context, appointmentApi, session, number);
      const { store } = session;
      const appointment = (await readLatest(context, appointmentApi, number, 1)) as Appointment;
      const { stage, need, job, customer, vehicle } = appointment;
      const hasCome = stage === 'arrived';
      if (endStages.includes(stage) && !hasCome) throw new Problem('notDuringStage', { stage });
      if (!need) throw new Problem('needUnconfirmed');
      const policy = await currentPolicy(context, store);
      const known = await context.repositories.visitParties(store, customer.id, vehicle);
      if ('missing' in known) throw new Problem('notFound', known);
      const { accident, checklistProfile } = body;
      const profile =
        checklistProfile === undefined ? {} : { checklistProfile: await jobKind(context, store, checklistProfile) };
      const opening = newOpening({
        policy,
        ...known,
        arrival: { mode: job?.collected ? 'collected' : 'selfDrive', symptoms: need.words },
        accident,
        ...profile,
        ...agreedIn(appointment),
      });
      return runIdempotently(context.repositories.requests, {
        session,
        operation: 'appointment.arrive',
        key,
        content: { number, ...body },
        reserve: nextOrderNumber(context, store, policy.calendar.zone),
        effect: async (reservation) => {
          if (hasCome && appointment.order !== reservation.reserved) throw new Problem('notDuringStage', { stage });
          const opened = await startVisit(context, reservation, opening, by);
          const location = `/api/v1/repair-orders/${opened}`;
          return { status: 201, headers: { Location: location }, body: { number: opened, store } };
        },
      });
    },
  });
