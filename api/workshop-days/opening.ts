import { z } from 'zod';
import type { Actor } from '../../domain/kernel/actor';
import type { ServicePolicy } from '../../domain/policy/policy';
import { Day } from '../../domain/values/field-schemas';
import { resourcesOn } from '../../domain/workshop-day/day-resources';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { Created } from '../processes/replies';
import { lastBookable, startDay, storeResources, today } from '../../platform/day-plans';

/** Whoever asks a day first, as it takes it down. */
export const openedBy = ({ actorId, roles }: Pick<Session, 'actorId' | 'roles'>): Actor => ({
  id: actorId,
  role: roles[0] ?? 'system',
});

/** A date that a store plans ahead: not past, and no later than the policy says. */
function checkPlannable(policy: ServicePolicy, date: string, now: number): void {
  if (date < today(policy, now)) throw new Problem('slotPast', { date });
  if (date > lastBookable(policy, now)) throw new Problem('slotTooFar', { days: policy.appointment.daysAhead });
}

/** A bay can be blocked, and a car without an appointment planned, on a date that nobody has booked yet. */
export const openDay = (context: Context): Endpoint =>
  endpoint({
    operation: 'workshopDay.open',
    method: 'post',
    path: '/workshop-days',
    tag: 'workshop days',
    summary:
      'A-06: opens the day of a date, so that it can be planned before anybody has booked; done twice it opens once',
    body: z.strictObject({ date: Day }),
    problems: ['slotPast', 'slotTooFar'],
    replies: {
      201: { description: 'open; `number` names the day', body: Created, headers: { Location: 'of the day' } },
    },
    handle: async ({ body: { date }, session }) => {
      const { store } = session;
      const policy = await currentPolicy(context, store);
      checkPlannable(policy, date, Date.now());
      const resources = resourcesOn(await storeResources(context, store, policy), date);
      const day = await startDay(context.processes, { policy, date, resources, by: openedBy(session) });
      return { status: 201, headers: { Location: `/api/v1/workshop-days/${day}` }, body: { number: day, store } };
    },
  });
