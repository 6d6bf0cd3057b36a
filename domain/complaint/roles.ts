import { roles, type Actor } from '../kernel/actor';

/** Roles that send many commands alike (groups H and L). */
export const staff = roles.filter((role) => role !== 'customer' && role !== 'centralTeam');
export const relations = ['crSpecialist', 'crSupervisor', 'crManager'] as const;
/** H-38, L-02: the advisor is a member of the complaint team. */
export const handlers = [...relations, 'serviceAdvisor', 'serviceManager', 'workshopSupervisor'] as const;
export const leaders = ['serviceManager', 'crManager', 'storeManager'] as const;
export const supervisors = ['crSupervisor', 'crManager'] as const;
/** Who has a link to a complaint sent, or shows one on a tablet. */
export const linkMakers = [...relations, 'serviceAdvisor', 'serviceManager', 'storeManager'] as const;
export const customerVia = [...handlers, 'customer'] as const;
/** Who verifies facts and finds the cause. */
export const investigators = [...handlers, 'technicalExpert', 'qualitySpecialist'] as const;
/** H2: who looks into an approval that the customer says was not theirs: nobody who takes approvals, settles, or leads those who do. */
export const uninvolved: readonly Actor['role'][] = ['storeManager', 'centralTeam', ...relations, 'customer', 'system'];
