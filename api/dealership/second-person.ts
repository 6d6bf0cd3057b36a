import type { Superiors } from '../../domain/account/line';
import { couldConfirm } from '../../domain/account/roles';
import { isOpening } from '../../domain/account/staffing';
import type { Role } from '../../domain/kernel/actor';
import type { Repositories } from '../../platform/mongo/repositories';
import type { Session } from '../http/sessions';

type Kept = Pick<Repositories, 'staff' | 'accounts' | 'policies' | 'dealership'>;

/** True when the first policy of the store, with which it was opened, is young. */
async function isFilling({ policies, dealership }: Kept, store: string, at: number): Promise<boolean> {
  const known = await dealership.find(store);
  const first = known && (await policies.find(store, known.brand, 1));
  return first?.publishedAt !== undefined && isOpening(first.publishedAt, at);
}

/**
 * I9: whether the caller alone decides about roles for which two are needed: while the store is being opened, and nobody else could confirm them who has
 * signed in. `below` are the roles that the person holds and gets.
 */
export async function decidesAlone(
  repositories: Kept,
  superiors: Superiors,
  { actorId, store, roles }: Session,
  person: string,
  below: readonly Role[],
): Promise<boolean> {
  if (!couldConfirm(superiors, roles, below) || !(await isFilling(repositories, store, Date.now()))) return false;
  const others = (await repositories.staff.all(store)).filter(
    (one) => one.person !== actorId && one.person !== person && couldConfirm(superiors, one.roles, below),
  );
  const accounts = await repositories.accounts.of(others.map((one) => one.person));
  return !accounts.some(({ active, password }) => active && password !== null);
}
