import type { Role } from '../../domain/kernel/actor';
import { permissions, type Operation, type Permission } from '../permissions';
import { Problem } from './problems';
import type { Session } from './sessions';

/** The role in which this session may act; undefined where nobody needs one. Throws `signInNeeded` or `forbidden`. */
export function roleFor(operation: Operation, session: Session | undefined): Role | undefined {
  const permission: Permission = permissions[operation];
  if (permission === 'anyone') return undefined;
  if (!session) throw new Problem('signInNeeded', {}, { 'WWW-Authenticate': 'Bearer' });
  const role = session.roles.find((held) => permission.includes(held));
  if (!role) throw new Problem('forbidden', { allowed: permission });
  return role;
}
