import type { Actor, Role } from '../kernel/actor';

/** What a person is, store by store; `*` is every store. */
export interface Employment {
  readonly store: string;
  readonly roles: readonly Role[];
}

export type ResetRefusal = 'ownAccount' | 'roleAbove';

const rankOf = (role: Role): number => {
  if (role === 'centralTeam') return 2;
  return role === 'storeManager' || role === 'operator' ? 1 : 0;
};

/** Who wants to reset: in a role that they hold in this store only, or everywhere. */
export interface Resetting {
  readonly actor: Actor;
  readonly store: string;
  readonly everywhere: boolean;
}

/**
 * Whether the actor may let somebody choose a new password, end their sessions, or take their second factor off; undefined when they may. Nobody does it
 * for themselves or for whoever they stand in for, for a role above their own, or for one as high as theirs in a store that is not theirs.
 */
export function resetRefusal(
  { actor, store, everywhere }: Resetting,
  person: string,
  employments: readonly Employment[],
): ResetRefusal | undefined {
  if (person === actor.id || person === actor.for) return 'ownAccount';
  if (actor.role === 'system') return 'roleAbove';
  const own = rankOf(actor.role);
  const outOfReach = (employment: Employment): boolean =>
    employment.roles.some((role) => {
      const foreign = employment.store !== store && !everywhere;
      return foreign ? rankOf(role) >= own : rankOf(role) > own;
    });
  return employments.some(outOfReach) ? 'roleAbove' : undefined;
}
