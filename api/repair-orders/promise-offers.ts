import { z } from 'zod';
import type { Actor } from '../../domain/kernel/actor';
import { MINUTE, type Instant } from '../../domain/kernel/process';
import { newOpening, openOrder } from '../../domain/repair-order/opening';
import { proposedPromise } from '../../domain/repair-order/promise-proposal';
import type { RepairOrder } from '../../domain/repair-order/state';
import { WorkLine } from '../../domain/repair-order/work-line';
import { addWorkingMinutes, isOpen, type WorkingCalendar } from '../../domain/time/working-time';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { OrderParams } from '../http/fields';
import type { Session } from '../http/sessions';
import { assertAccess } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { orderApi } from './process-api';
import { workshopBefore } from './workshop-before';

const OffersRequest = z.strictObject({
  lines: z.array(WorkLine).min(1).max(50),
  order: OrderParams.shape.number.optional().meta({ description: 'absent while no visit is open' }),
});

const PromiseOffers = z
  .object({
    earliest: StoredInstant.meta({ description: 'the earliest time that can be promised now' }),
    later: z.array(StoredInstant).meta({ description: 'later times that can be promised, the earliest of them first' }),
    workshopLoadMinutes: z.int().meta({ description: 'working minutes queued before this car' }),
    partsReadyAt: StoredInstant.nullable().meta({ description: 'when parts that are not in stock can be here' }),
  })
  .meta({ id: 'PromiseOffers' });

const HALF_HOUR = 30 * MINUTE;
/** Working minutes after the earliest time: somewhat later, and half a day later. */
const LATER = [60, 240] as const;

/** Whether somebody hands a car over then; at closing time somebody is still there. */
const isServed = (calendar: WorkingCalendar, at: Instant): boolean => isOpen(calendar, at) || isOpen(calendar, at - 1);

/** Times after the earliest that people would name, on the half hour where the store is open then. */
function laterPromises(calendar: WorkingCalendar, earliest: Instant): readonly Instant[] {
  const times = LATER.map((minutes) => {
    const at = addWorkingMinutes(calendar, earliest, minutes);
    const rounded = Math.ceil(at / HALF_HOUR) * HALF_HOUR;
    return isServed(calendar, rounded) ? rounded : at;
  });
  return [...new Set(times)];
}

/** The visit with these lines, or the one that these lines would be. */
async function visitWith(
  context: Context,
  session: Session,
  actor: Actor,
  { lines, order: number }: z.output<typeof OffersRequest>,
): Promise<RepairOrder> {
  const estimate = { revision: 1, method: 'system', lines, noGuarantee: false, confirmedBy: {} } as const;
  if (number !== undefined) {
    await assertAccess(context, orderApi, session, number);
    const order = (await readLatest(context, orderApi, number, 1)) as RepairOrder;
    return { ...order, estimate };
  }
  const opening = newOpening({
    policy: await currentPolicy(context, session.store),
    customer: { id: '', goldCard: false, firstVisit: false },
    vehicle: { id: '', lastOdometer: 0 },
    arrival: { mode: 'selfDrive', symptoms: '' },
    accident: false,
  });
  return { ...openOrder({ ...opening, number: '' }, actor, Date.now()), estimate };
}

export const promiseOffersEndpoint = (context: Context): Endpoint =>
  endpoint({
    operation: 'offerPromises',
    method: 'post',
    path: '/promise-offers',
    tag: 'repair orders',
    summary:
      'C-12: two or three times at which a car with these jobs can be promised, before its visit is open or its estimate written; nothing is changed',
    body: OffersRequest,
    problems: ['notFound'],
    replies: { 200: { description: 'the times', body: PromiseOffers } },
    handle: async ({ body, session, actor }) => {
      const order = await visitWith(context, session, actor, body);
      const now = Date.now();
      const before = await workshopBefore(context, order, now);
      const earliest = proposedPromise(order, before, now);
      return {
        status: 200,
        body: {
          earliest,
          later: [...laterPromises(order.policy.calendar, earliest)],
          workshopLoadMinutes: before.workshopLoadMinutes,
          partsReadyAt: before.partsReadyAt ?? null,
        },
      };
    },
  });
