import type { Role } from '../kernel/actor';
import { customerRelations } from '../values/role-groups';

/** who books a time for a customer. */
export const bookers = [
  'serviceAdvisor',
  'advisorAssistant',
  'informationClerk',
  ...customerRelations,
] as const satisfies readonly Role[];

/** Who plans what happens in the workshop, where and by whom. */
export const planners = ['workshopSupervisor', 'dispatcher', 'serviceManager'] as const satisfies readonly Role[];
