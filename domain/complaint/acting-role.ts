import type { Role } from '../kernel/actor';
import type { Complaint } from './state';

/** Nobody is above: it takes part whoever is accused. */
const LAST: Role = 'centralTeam';
/** Who may act in the place of a role below. */
const acting: readonly Role[] = ['crManager', 'serviceManager', 'serviceDirector', 'storeManager', LAST];
const leading: readonly Role[] = [...acting, 'crSupervisor', 'workshopSupervisor', 'businessSupervisor'];

/** The direct superior of a role; undefined where the policy names none. */
export const superiorOfRole = ({ policy }: Complaint, role: Role): Role | undefined =>
  (policy.complaint.superiors as Readonly<Partial<Record<Role, Role>>>)[role];

/** A role that leads takes no part while somebody in it is accused: those beside and below would decide about their own leader. */
export const takesNoPart = ({ accused = [] }: Pick<Complaint, 'accused'>, role: Role): boolean =>
  role !== LAST && leading.includes(role) && accused.some(({ holds }) => holds.includes(role));

/** Who acts where this role would: the role itself, or while it takes no part the first above that does. */
export function actingRole(complaint: Complaint, role: Role): Role {
  if (!takesNoPart(complaint, role)) return role;
  const passed = new Set([role]);
  for (
    let above = superiorOfRole(complaint, role);
    above && !passed.has(above);
    above = superiorOfRole(complaint, above)
  ) {
    if (acting.includes(above) && !takesNoPart(complaint, above)) return above;
    passed.add(above);
  }
  return LAST;
}

/** The roles, or those that act in their place, each once. */
export const actingRoles = <R extends Role | 'system'>(
  complaint: Complaint,
  roles: readonly R[],
): readonly (R | Role)[] =>
  complaint.accused
    ? [...new Set(roles.map((role) => (role === 'system' ? role : actingRole(complaint, role))))]
    : roles;

/** T-37: the levels, each by the role that acts for it, and the minutes before each. A role that acts for several has what the first of them has. */
export function actingLevels(complaint: Complaint): {
  readonly levels: readonly Role[];
  readonly minutes: readonly number[];
} {
  const { levels, escalationMinutes: minutes } = complaint.policy.complaint;
  if (!complaint.accused) return { levels, minutes };
  const acts = levels.map((role) => actingRole(complaint, role));
  const isFirst = (index: number): boolean => acts.indexOf(acts[index]!) === index;
  return {
    levels: acts.filter((_role, index) => isFirst(index)),
    minutes: minutes.filter((_one, index) => isFirst(index)),
  };
}

/** The roles, and whichever may come to act in their place. */
export const withThoseAbove = (roles: readonly Role[]): readonly Role[] =>
  roles.some((role) => leading.includes(role)) ? [...new Set([...roles, ...acting])] : roles;
