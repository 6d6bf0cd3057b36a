import type { Role } from '../kernel/actor';

/** Who decides for others, or sees what others do not: a password alone is not enough. */
const demandedOf: readonly Role[] = [
  'serviceManager',
  'serviceDirector',
  'storeManager',
  'crManager',
  'finance',
  'operator',
  'centralTeam',
];

export const demandsSecondFactor = (role: Role): boolean => demandedOf.includes(role);

/** One code counts for so long, in seconds, and is taken one step before and after. */
export const STEP_SECONDS = 30;
/** In place of a code, each once. */
export const RECOVERY_CODES = 10;
/** So long a person has to enter the first code of a new second factor, in milliseconds. */
export const ENROLMENT_LIFE_MS = 15 * 60_000;

/**
 * `off`: nobody asks for one; `proved`: shown in this session; `needed`: without it this session can do nothing; `neededToStandIn`: without it this
 * person does not get the roles of whoever they stand in for.
 */
export const secondFactorStates = ['off', 'proved', 'needed', 'neededToStandIn'] as const;
export type SecondFactorState = (typeof secondFactorStates)[number];
