import type { InPlaceOf, Role } from '../kernel/actor';
import { isAwayAt, type Absence } from './absence';
import { demandsSecondFactor, type SecondFactorState } from './second-factor';

/** CF-16: somebody whom this person stands in for while they are away. */
export interface StandIn {
  readonly person: string;
  readonly roles: readonly Role[];
  readonly absence: Absence;
}

export interface Rights {
  /** The person's own first, then those of whoever they stand in for. */
  readonly roles: readonly Role[];
  readonly inPlaceOf: InPlaceOf;
  readonly deputyFor: readonly string[];
  readonly secondFactor: SecondFactorState;
}

interface Person {
  readonly roles: readonly Role[];
  readonly standsIn: readonly StandIn[];
  /** In this session. */
  readonly proved: boolean;
  /** Whether a second factor is asked for at all. */
  readonly demanded: boolean;
}

/** What a person may be at this moment. Roles that are lent are held back, not the own ones, while they need a second factor that was not shown. */
export function rightsAt(now: number, { roles: own, standsIn, proved, demanded }: Person): Rights {
  const without = demanded && !proved;
  const away = standsIn.filter(({ absence }) => isAwayAt(absence, now));
  const lent = away
    .flatMap(({ person, roles }) => roles.map((role) => ({ role, person })))
    .filter(({ role }) => !own.includes(role));
  const granted = lent.filter(({ role }) => !without || !demandsSecondFactor(role));
  const state = (): SecondFactorState => {
    if (proved) return 'proved';
    if (without && own.some(demandsSecondFactor)) return 'needed';
    return granted.length < lent.length ? 'neededToStandIn' : 'off';
  };
  return {
    roles: [...new Set([...own, ...granted.map(({ role }) => role)])],
    inPlaceOf: Object.fromEntries(granted.map(({ role, person }) => [role, person])),
    deputyFor: away.map(({ person }) => person),
    secondFactor: state(),
  };
}
