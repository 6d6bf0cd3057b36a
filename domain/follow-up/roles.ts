import type { Role } from '../kernel/actor';

/** CF-03: the specialist calls first, the clerk after the sweep, the advisor when asked to. */
export const callers = [
  'crSpecialist',
  'crSupervisor',
  'informationClerk',
  'serviceAdvisor',
] as const satisfies readonly Role[];
