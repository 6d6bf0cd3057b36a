import type { Complaint } from './state';
import { planned } from './subjects';

type Plan = Complaint['plans'][number];

/** The plan whose breaking raised this escalation. */
const brokenPlan = (byTurn: ReadonlyMap<string, Plan>, escalationId: string): Plan | undefined =>
  byTurn.get(planned.whatOf(escalationId)?.split('-')[0] ?? '');

const byTurnOf = ({ plans }: Pick<Complaint, 'plans'>): ReadonlyMap<string, Plan> =>
  new Map(plans.map((plan) => [String(plan.turn), plan]));

export const brokenPlanOf = (complaint: Pick<Complaint, 'plans'>, escalationId: string): Plan | undefined =>
  brokenPlan(byTurnOf(complaint), escalationId);

/** What an escalation is about in the end: that of a broken plan is about the same as the plan. */
export function originsIn(complaint: Pick<Complaint, 'plans'>): (escalationId: string) => string {
  const byTurn = byTurnOf(complaint);
  const known = new Map<string, string>();
  return function originOf(escalationId: string): string {
    const found = known.get(escalationId);
    if (found !== undefined) return found;
    const broken = brokenPlan(byTurn, escalationId);
    const origin = broken === undefined ? escalationId : (broken.about ?? originOf(broken.escalationId));
    known.set(escalationId, origin);
    return origin;
  };
}
