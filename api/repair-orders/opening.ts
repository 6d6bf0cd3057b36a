import { z } from 'zod';
import { newOpening, type Opening } from '../../domain/repair-order/opening';
import { orderNumbers } from '../../domain/repair-order/number';
import { Id, LongText } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { startReserved } from '../../platform/start-reserved';
import { currentPolicy } from '../dealership/policies';
import { Created } from '../processes/replies';

const OpenOrder = z.strictObject({
  customerId: Id,
  vehicleId: Id,
  arrival: z.strictObject({ mode: z.enum(['selfDrive', 'collected']), symptoms: LongText }),
  accident: z.boolean().default(false),
  checklistProfile: Id.optional().meta({
    description:
      'The kind of job, as in /settings/checklist-profiles: what the checklists hold beside the rules. Absent, they hold nothing more.',
  }),
});

/** M-08: the kind of job as the store has set it now; the order keeps it. Throws `notFound` for one that is not offered. */
async function profileOf(
  { repositories: { settings } }: Context,
  store: string,
  id: string | undefined,
): Promise<Pick<Opening, 'checklistProfile'>> {
  if (id === undefined) return {};
  const { content } = await settings.find(store, 'checklistProfiles');
  const known = content.items.find((one) => one.id === id && one.active);
  if (!known) throw new Problem('notFound', { missing: 'checklistProfile' });
  const { zh, en, added, leftOut } = known;
  return { checklistProfile: { id, zh, en, added, leftOut } };
}

export const openOrder = (context: Context): Endpoint =>
  endpoint({
    operation: 'repairOrder.open',
    method: 'post',
    path: '/repair-orders',
    tag: 'repair orders',
    summary: 'B-01 to B-03: the car has arrived; open its repair order',
    body: OpenOrder,
    keyed: true,
    problems: ['notFound'],
    replies: {
      201: { description: 'opened; `number` names the order', body: Created, headers: { Location: 'of the order' } },
    },
    handle: async ({ body, session, actor: by, key }) => {
      const { store } = session;
      const policy = await currentPolicy(context, store);
      const { customerId, vehicleId, arrival, accident } = body;
      const known = await context.repositories.visitParties(store, customerId, vehicleId);
      if ('missing' in known) throw new Problem('notFound', known);
      const profile = await profileOf(context, store, body.checklistProfile);
      const opening = newOpening({ policy, ...known, arrival, accident, ...profile });
      const { counters, requests } = context.repositories;
      const number = () => counters.nextNumber(orderNumbers, store, policy.calendar.zone);
      return runIdempotently(requests, {
        session: session,
        operation: 'repairOrder.open',
        key,
        content: body,
        reserve: number,
        effect: async (reservation) => {
          const opened = await startReserved(context.processes, 'repairOrder', reservation, number, (given) => ({
            opening: { ...opening, number: given },
            by,
          }));
          const location = `/api/v1/repair-orders/${opened}`;
          return { status: 201, headers: { Location: location }, body: { number: opened, store } };
        },
      });
    },
  });
