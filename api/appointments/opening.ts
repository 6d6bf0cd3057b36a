import { z } from 'zod';
import { appointmentNumbers } from '../../domain/appointment/number';
import { Request, RungCall } from '../../domain/appointment/state';
import type { ServicePolicy } from '../../domain/policy/policy';
import { OrderNumber } from '../../domain/repair-order/number';
import { benefitsOf } from '../../domain/settings/appointment-benefits';
import { Channel, Id } from '../../domain/values/field-schemas';
import { startReserved } from '../../platform/start-reserved';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { Created } from '../processes/replies';
import { namedVisit } from '../repair-orders/named-visit';

/** As long as words may be. */
const MOST_WORDS = 2_000;

const OpenAppointment = z.strictObject({
  origin: Request.shape.origin.meta({ description: 'A-01: asked for by the customer, or proposed by the shop' }),
  channel: Channel,
  customerId: Id,
  vehicleId: Id,
  rung: z
    .strictObject({ rings: RungCall.shape.rings.min(0).max(100), seconds: RungCall.shape.seconds.min(0).max(3_600) })
    .optional()
    .meta({ description: 'M-12: how long the booking line rang' }),
  afterOrder: OrderNumber.optional().meta({
    description: 'A-16: the visit whose customer would rather come back by appointment',
  }),
});

/** of the same car. What the customer wanted there is what the appointment is about. */
async function wordsOf(context: Context, store: string, order: string, vehicle: string): Promise<string> {
  const visit = await namedVisit(context, store, order);
  if (visit?.vehicle.id !== vehicle) throw new Problem('notFound', { missing: 'afterOrder', id: order });
  const words = visit.needs.map((need) => need.words).join('；') || visit.arrival.symptoms;
  return Array.from(words).slice(0, MOST_WORDS).join('');
}

/** Who asks for what, and by which way. */
export interface RequestFacts {
  readonly origin: Request['origin'];
  readonly channel: Request['channel'];
  readonly customer: Request['customer'];
  readonly vehicle: string;
  readonly rung?: Request['rung'] | undefined;
  readonly afterOrder?: string | undefined;
  readonly words?: string | undefined;
}

/** An appointment that begins now, with what whoever comes by appointment has of it. */
export async function newRequest(
  { repositories: { settings } }: Context,
  policy: ServicePolicy,
  { rung, afterOrder, words, ...asked }: RequestFacts,
): Promise<Omit<Request, 'number'>> {
  const { store, brand } = policy;
  const benefits = benefitsOf(await settings.contentOf(store, 'appointmentBenefits'), brand);
  return {
    store,
    policy,
    ...asked,
    ...(rung && { rung }),
    ...(afterOrder !== undefined && { afterOrder }),
    ...(words !== undefined && { words }),
    ...(benefits.length > 0 && { benefits }),
  };
}

export const openAppointment = (context: Context): Endpoint =>
  endpoint({
    operation: 'appointment.open',
    method: 'post',
    path: '/appointments',
    tag: 'appointments',
    summary: 'A-01, A-15, A-16: a customer asks for an appointment, or the shop proposes one',
    body: OpenAppointment,
    keyed: true,
    problems: ['notFound', 'requestRunning'],
    replies: {
      201: {
        description: 'opened; `number` names the appointment',
        body: Created,
        headers: { Location: 'of the appointment' },
      },
    },
    handle: async ({ body, session, actor: by, key }) => {
      const { store } = session;
      const { customerId, vehicleId, origin, channel, rung, afterOrder } = body;
      const policy = await currentPolicy(context, store);
      const known = await context.repositories.visitParties(store, customerId, vehicleId);
      if ('missing' in known) throw new Problem('notFound', known);
      const words = afterOrder === undefined ? undefined : await wordsOf(context, store, afterOrder, known.vehicle.id);
      const customer = { id: known.customer.id, goldCard: known.customer.goldCard };
      const asked = { origin, channel, customer, vehicle: known.vehicle.id, rung, afterOrder, words };
      const request = await newRequest(context, policy, asked);
      const { counters, requests } = context.repositories;
      const number = () => counters.nextNumber(appointmentNumbers, store, policy.calendar.zone);
      return runIdempotently(requests, {
        session,
        operation: 'appointment.open',
        key,
        content: body,
        reserve: number,
        effect: async (reservation) => {
          const opened = await startReserved(context.processes, 'appointment', reservation, number, (given) => ({
            request: { ...request, number: given },
            by,
          }));
          const location = `/api/v1/appointments/${opened}`;
          return { status: 201, headers: { Location: location }, body: { number: opened, store } };
        },
      });
    },
  });
