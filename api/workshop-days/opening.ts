import { z } from 'zod';
import type { ServicePolicy } from '../../domain/policy/policy';
import { Day } from '../../domain/values/field-schemas';
import { dayNumberOf } from '../../domain/workshop-day/number';
import { resourcesOn } from '../../domain/workshop-day/day-resources';
import type { DayResources } from '../../domain/workshop-day/resources';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { Created } from '../processes/replies';
import { datesFrom, storeResources, today } from '../../platform/day-plans';

interface Planning {
  readonly day: string;
  readonly date: string;
  readonly resources: DayResources;
}

/** Starts the day of this date; one that is there stays as it is. */
export async function startDay(
  context: Pick<Context, 'processes'>,
  { day, date, resources }: Planning,
  policy: ServicePolicy,
  { store, actorId, roles }: Pick<Session, 'store' | 'actorId' | 'roles'>,
): Promise<void> {
  const planned = { number: day, store, policy, date, resources };
  await context.processes.start('workshopDay', day, day, { planned, by: { id: actorId, role: roles[0] ?? 'system' } });
}

/** A date that a store plans ahead: not past, and no later than the policy says. */
function checkPlannable(policy: ServicePolicy, date: string, now: number): void {
  const first = today(policy, now);
  if (date < first) throw new Problem('slotPast', { date });
  const { daysAhead } = policy.appointment;
  if (date > datesFrom(first, daysAhead + 1).at(-1)!) throw new Problem('slotTooFar', { days: daysAhead });
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
      const day = dayNumberOf(store, date);
      const resources = resourcesOn(await storeResources(context, store, policy), date);
      await startDay(context, { day, date, resources }, policy, session);
      return { status: 201, headers: { Location: `/api/v1/workshop-days/${day}` }, body: { number: day, store } };
    },
  });
