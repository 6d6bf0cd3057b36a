import type { Actor } from '../kernel/actor';
import { reject } from '../kernel/rejection';

/**
 * I9: what one person has asked for another one lets happen, in whichever role; not in the place of whoever asked, because then it is decided in
 * their name. Rejects `sameDecider`.
 */
export function checkSecondPerson(askedBy: Pick<Actor, 'id'>, { id, for: absent }: Pick<Actor, 'id' | 'for'>): void {
  if (askedBy.id === id || askedBy.id === absent) reject('sameDecider');
}
