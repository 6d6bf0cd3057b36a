import type { Role } from '../kernel/actor';
import { MINUTE, type Instant } from '../kernel/process';
import { needsSecondPerson } from './roles';

/** Whoever holds one of these lets people into the store and says what they do there. */
export const staffKeepers = ['storeManager', 'operator'] as const satisfies readonly Role[];

/** What a person is in a store. */
interface Employed {
  readonly person: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
}

const isKeeper = (role: Role): boolean => (staffKeepers as readonly Role[]).includes(role);
const keeps = ({ roles, active }: Employed): boolean => active && roles.some(isKeeper);

/** True when nobody but this person keeps the staff: a store in which nobody does could let nobody in any more. */
export const isLastKeeper = (staff: readonly Employed[], person: string): boolean =>
  staff.some((one) => one.person === person && keeps(one)) && !staff.some((one) => one.person !== person && keeps(one));

/** I9: what a new person is at once: what lets nobody do more than one other person should decide alone. */
export const harmlessOf = (wanted: readonly Role[]): readonly Role[] =>
  wanted.filter((role) => !needsSecondPerson([], [role]));

/** So long after its opening the first manager of a store, while still alone, decides alone. */
const OPENING_DAYS = 30;

/** I9: whether a store that was opened then is still being filled with people. */
export const isOpening = (openedAt: Instant, at: Instant): boolean => at < openedAt + OPENING_DAYS * 1440 * MINUTE;
