import type { Role } from '../kernel/actor';

/** M-05: how many people's data a role may read on a day before the manager is told. */
export type ReadBudgets = Readonly<Partial<Record<Role, number>>>;
/** Of a role that the policy does not name. */
const OTHER_BUDGET = 100;

/** Whoever holds several roles has the widest of their budgets. */
export const budgetOf = (budgets: ReadBudgets, roles: readonly Role[]): number =>
  Math.max(...roles.map((role) => budgets[role] ?? OTHER_BUDGET), 0) || OTHER_BUDGET;

/** Who is told of somebody who has read more: the store manager; of the store manager, or somebody who stands in for one, the central team. */
export const toldOfReading = (reader: readonly Role[]): Role =>
  reader.includes('storeManager') ? 'centralTeam' : 'storeManager';
