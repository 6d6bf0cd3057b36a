import type { Role } from '../../domain/kernel/actor';
import { onWall, permissions, withoutSecondFactor, type Operation, type Permission } from '../permissions';
import { Problem } from './problems';
import type { Session } from './sessions';

/** The role in which this session may act; undefined where nobody needs one. Throws `signInNeeded`, `secondFactorNeeded`, `wallShowsOnly` or `forbidden`. */
export function roleFor(operation: Operation, session: Session | undefined): Role | undefined {
  const permission: Permission = permissions[operation];
  if (permission === 'anyone') return undefined;
  if (!session) throw new Problem('signInNeeded', {}, { 'WWW-Authenticate': 'Bearer' });
  if (session.wall !== null && !onWall.has(operation)) throw new Problem('wallShowsOnly');
  if (session.secondFactor === 'needed' && !withoutSecondFactor.has(operation)) throw new Problem('secondFactorNeeded');
  const role = session.roles.find((held) => permission.includes(held));
  if (!role) throw new Problem('forbidden', { allowed: permission });
  return role;
}
