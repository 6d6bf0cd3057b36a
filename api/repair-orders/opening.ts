import { z } from 'zod';
import { newOpening } from '../../domain/repair-order/opening';
import { Id, LongText } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { currentPolicy } from '../dealership/policies';
import { Created } from '../processes/replies';
import { jobKind } from './job-kinds';
import { nextOrderNumber, startVisit } from './start-visit';

const OpenOrder = z.strictObject({
  customerId: Id,
  vehicleId: Id,
  arrival: z.strictObject({ mode: z.enum(['selfDrive', 'collected']), symptoms: LongText }),
  accident: z.boolean().default(false),
  addressedFirst: Id.optional().meta({
    description: 'B-01: the colleague whom the customer addressed first, e.g. at the gate, where that is somebody else',
  }),
  checklistProfile: Id.optional().meta({
    description:
      'The kind of job, as in /settings/checklist-profiles: what the checklists hold beside the rules. Absent, they hold nothing more.',
  }),
});

/** Throws notFound for somebody who does not work here. */
async function checkColleague({ repositories }: Context, store: string, person: string | undefined): Promise<void> {
  if (person !== undefined && !(await repositories.staff.find(store, person)))
    throw new Problem('notFound', { missing: 'addressedFirst', id: person });
}

export const openOrder = (context: Context): Endpoint =>
  endpoint({
    operation: 'repairOrder.open',
    method: 'post',
    path: '/repair-orders',
    tag: 'repair orders',
    summary: 'B-01 to B-03: the car has arrived; open its repair order. A car whose visit is open gets no second one',
    body: OpenOrder,
    keyed: true,
    problems: ['notFound', 'carIsHere', 'requestRunning'],
    replies: {
      201: { description: 'opened; `number` names the order', body: Created, headers: { Location: 'of the order' } },
    },
    handle: async ({ body, session, actor: by, key }) => {
      const { store } = session;
      const policy = await currentPolicy(context, store);
      const { customerId, vehicleId, arrival, accident, checklistProfile, addressedFirst } = body;
      await checkColleague(context, store, addressedFirst);
      const known = await context.repositories.visitParties(store, customerId, vehicleId);
      if ('missing' in known) throw new Problem('notFound', known);
      const profile =
        checklistProfile === undefined ? {} : { checklistProfile: await jobKind(context, store, checklistProfile) };
      const firstContact = addressedFirst ?? (by.role === 'serviceAdvisor' ? undefined : by.id);
      const addressed = firstContact === undefined ? {} : { firstContact };
      const opening = newOpening({ policy, ...known, ...addressed, arrival, accident, ...profile });
      return runIdempotently(context.repositories.requests, {
        session: session,
        operation: 'repairOrder.open',
        key,
        content: body,
        reserve: nextOrderNumber(context, store, policy.calendar.zone),
        effect: async (reservation) => {
          const opened = await startVisit(context, reservation, opening, by);
          const location = `/api/v1/repair-orders/${opened}`;
          return { status: 201, headers: { Location: location }, body: { number: opened, store } };
        },
      });
    },
  });
