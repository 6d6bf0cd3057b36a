import type { Role } from '../kernel/actor';
import { customerRelations } from '../values/role-groups';

const afterSales: readonly Role[] = ['serviceAdvisor', 'workshopSupervisor', 'serviceManager', 'serviceDirector'];
const teams = [[...customerRelations, 'informationClerk'], afterSales] as const satisfies readonly (readonly Role[])[];

/** The roles whose complaints are those of the team of whoever holds these: customer relations, or after-sales; above both, all of them. */
export function teamOf(held: readonly Role[]): readonly Role[] {
  const own = teams.filter((team) => team.some((role) => held.includes(role)));
  return (own.length === 0 ? teams : own).flat();
}
