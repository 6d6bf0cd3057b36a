import type { Role } from '../kernel/actor';
import { actingRole } from './acting-role';
import { leaderOf } from './levels';
import { limited } from './limits';
import type { Complaint } from './state';

/** H-10: so many working minutes, at the pace of the severity: the graver, the sooner. */
export function paced(complaint: Complaint, minutes: number): number {
  const { rating, policy } = complaint;
  return limited(complaint) && rating ? minutes * policy.complaint.paceBySeverity[rating.severity] : minutes;
}

const isCritical = (complaint: Complaint): boolean => limited(complaint) && complaint.rating?.severity === 'critical';

/** H-10, S-25: who decides about a solution first: the leader of the route, of what is critical the store manager. */
export const firstDecider = (complaint: Complaint): Role =>
  isCritical(complaint) ? actingRole(complaint, 'storeManager') : leaderOf(complaint);

/** S-25: who may decide: the store manager always may. */
export const deciders = (complaint: Complaint): readonly Role[] => [
  ...new Set<Role>([firstDecider(complaint), 'storeManager']),
];

/** H-10, H-23: what is simple needs one candidate, anything else two; whether a reason may stand for the second. */
export function candidatesWanted(complaint: Complaint): { readonly least: number; readonly unlessReasoned: boolean } {
  const complexity = limited(complaint) ? complaint.rating?.complexity : undefined;
  return { least: complexity === 'simple' ? 1 : 2, unlessReasoned: complexity !== 'complex' };
}
