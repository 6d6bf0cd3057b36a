import type { Role } from '../kernel/actor';
import { actingRole, superiorOfRole } from './acting-role';
import { hasFlag, type Complaint } from './state';

const levelsOf = ({ policy }: Complaint): readonly Role[] => policy.complaint.levels;

/** The role at the top; it keeps what nobody below has answered. */
const topRole = (complaint: Complaint): Role => actingRole(complaint, levelsOf(complaint).at(-1) ?? 'storeManager');

/** CF-16, level 1: the direct superior of the owner. */
export const superiorOf = (complaint: Complaint): Role =>
  actingRole(complaint, superiorOfRole(complaint, complaint.owner.role) ?? 'serviceManager');

/** CF-16: the role at each level for this complaint; undefined above the last level. */
export function roleAtLevel(complaint: Complaint, level: number): Role | undefined {
  const role = level > 1 ? levelsOf(complaint)[level - 2] : superiorOf(complaint);
  return role && actingRole(complaint, role);
}

export const levelOf = (complaint: Complaint, role: Role): number => {
  const place = levelsOf(complaint).indexOf(role);
  return place === -1 ? 1 : place + 2;
};

/** The next role that does not have the complaint yet. H-37: an urgent case on site starts with the store manager. */
export const nextLevel = (complaint: Complaint): Role => {
  const first = hasFlag(complaint, 'urgentOnSite') ? 3 : 1;
  return roleAtLevel(complaint, Math.max(complaint.level + 1, first)) ?? topRole(complaint);
};

/** The level above the one this role stands for. */
export const roleAbove = (complaint: Complaint, role: Role): Role => {
  const levels = levelsOf(complaint);
  return actingRole(complaint, levels[levels.indexOf(role) + 1] ?? topRole(complaint));
};

/** CF-16: the level once this role has the complaint; being passed up never lowers it. */
export const levelRaisedTo = (complaint: Complaint, to: Role): number =>
  Math.max(complaint.level, levelOf(complaint, to));

/** S-25: who decides on this route, and above the threshold of CF-18. */
export const leaderOf = ({ route }: Pick<Complaint, 'route'>): Role =>
  route === 'quality' ? 'serviceManager' : 'crManager';
