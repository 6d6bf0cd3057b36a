import { roles, type Role } from '../kernel/actor';

/** CF-16: who answers to whom, role by role, as the policy of a store says. */
export type Superiors = Readonly<Partial<Record<Role, Role>>>;

/** Whoever the policy does not name answers to the service manager; the director of the service is not below its manager. */
const superiorIn = (superiors: Superiors, role: Role): Role =>
  superiors[role] ?? (role === 'serviceDirector' ? 'storeManager' : 'serviceManager');

/** CF-16: the roles that answer to one of these, directly. */
export const rolesUnder = (superiors: Superiors, above: readonly Role[]): readonly Role[] =>
  roles.filter((role) => role !== 'customer' && above.includes(superiorIn(superiors, role)));

/**
 * Every role above this one, its superior first. Whatever the policy says, the line ends at the store manager and the central team, nobody in the
 * store is above its manager, and only a colleague is above the central team.
 */
export function rolesAbove(superiors: Superiors, role: Role): readonly Role[] {
  if (role === 'centralTeam' || role === 'storeManager') return ['centralTeam'];
  const line: Role[] = [];
  for (
    let next = superiorIn(superiors, role);
    next !== role && !line.includes(next);
    next = superiorIn(superiors, next)
  )
    if (next === 'storeManager' || next === 'centralTeam') break;
    else line.push(next);
  return [...line, 'storeManager', 'centralTeam'];
}

/** Of the roles that somebody holds, one that is above all of these; undefined when none is. */
export const roleAboveAll = (superiors: Superiors, held: readonly Role[], below: readonly Role[]): Role | undefined =>
  held.find((role) => below.every((one) => rolesAbove(superiors, one).includes(role)));

/** The roles that are above all of these, for whoever is told whom to ask. */
export const rolesAboveAll = (superiors: Superiors, below: readonly Role[]): readonly Role[] =>
  roles.filter((role) => roleAboveAll(superiors, [role], below) !== undefined);
