import type { Role } from '../kernel/actor';
import { bookers } from '../workshop-day/roles';

export { bookers };

/** Who answers for an appointment that goes wrong. */
export const superiors = ['businessSupervisor', 'serviceManager', 'storeManager'] as const satisfies readonly Role[];
