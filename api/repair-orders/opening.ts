import { z } from 'zod';
import { Id, LongText } from '../../domain/values/field-schemas';
import { loadVisitParties } from '../../platform/mongo/repositories/master-data';
import { nextNumber } from '../../platform/mongo/numbers';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { startReserved } from '../processes/start-reserved';
import { currentPolicy } from '../dealership/policies';

const OpenOrder = z.strictObject({
  customerId: Id,
  vehicleId: Id,
  arrival: z.strictObject({ mode: z.enum(['selfDrive', 'collected']), symptoms: LongText }),
  accident: z.boolean().default(false),
});

export const openOrder = (context: Context): Endpoint =>
  endpoint({
    operation: 'openOrder',
    method: 'post',
    path: '/repair-orders',
    tag: 'repair orders',
    summary: 'B-01 to B-03: the car has arrived; open its repair order',
    body: OpenOrder,
    keyed: true,
    replies: { 201: 'opened; `number` names the order' },
    handle: async ({ body, session, role, key }) => {
      const { store, actorId } = session!;
      const policy = await currentPolicy(context.models, store);
      const { customerId, vehicleId, arrival, accident } = body;
      const known = await loadVisitParties(context.models, store, customerId, vehicleId);
      if ('missing' in known) throw new Problem('notFound', known);
      const opening = { store, policy, ...known, arrival, accident };
      const number = () => nextNumber(context.models, 'RO', store, policy.calendar.zone);
      return runIdempotently(context.models, {
        session: session!,
        operation: 'openOrder',
        key,
        content: body,
        reserve: number,
        effect: async (reservation) => {
          const by = { id: actorId, role: role! };
          const opened = await startReserved(context, 'repairOrder', reservation, number, (given) => ({
            opening: { ...opening, number: given },
            by,
          }));
          const location = `/api/v1/repair-orders/${opened}`;
          return { status: 201, headers: { Location: location }, body: { number: opened, store } };
        },
      });
    },
  });
