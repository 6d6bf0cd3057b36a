import { actorIn, type Actor, type InPlaceOf, type Role } from '../kernel/actor';
import { MINUTE, type Instant } from '../kernel/process';
import { reject } from '../kernel/rejection';
import { leaders } from '../values/role-groups';
import type { Holder } from './absence';
import { rolesAbove, type Superiors } from './line';
import { checkSecondPerson } from './second-person';

/** A request that nobody has confirmed by then is asked for anew: by now it may be somebody else's idea. */
const REQUEST_DAYS = 14;

/** I9: roles with which a person takes money, lets cars out, decides for others, or says what the store goes by. */
const raising: readonly Role[] = [
  ...leaders,
  'workshopSupervisor',
  'settlementClerk',
  'cashier',
  'finance',
  'gateGuard',
  'operator',
  'centralTeam',
];

/** The roles that somebody has asked to give a person. */
export interface RolesRequest {
  readonly roles: readonly Role[];
  readonly by: Actor;
  readonly at: Instant;
}

/** True when these roles, given to whoever holds those, let the person do more than one other person should decide alone. */
export const needsSecondPerson = (held: readonly Role[], wanted: readonly Role[]): boolean =>
  wanted.some((role) => raising.includes(role) && !held.includes(role));

/** Those who give roles to everybody: the central team, and the operator to whoever is not above the store. */
const isAbove = (superiors: Superiors, caller: Role, role: Role): boolean =>
  caller === 'centralTeam' ||
  (caller === 'operator' && role !== 'centralTeam') ||
  rolesAbove(superiors, role).includes(caller);

/** Whoever decides, with the roles they act in, their own first. */
interface Caller extends Holder {
  readonly inPlaceOf: InPlaceOf;
}

function deciderOf(superiors: Superiors, caller: Caller, person: Pick<Holder, 'id'>, below: readonly Role[]): Actor {
  if (caller.id === person.id) reject('notForOneself');
  const role = caller.roles.find((held) => below.every((one) => isAbove(superiors, held, one)));
  return actorIn(caller.id, role ?? reject('onlySuperior'), caller.inPlaceOf);
}

/** I9: who changes what that person is: somebody above every role the person holds. Rejects `notForOneself` and `onlySuperior`. */
export const rolesChangedBy = (superiors: Superiors, caller: Caller, person: Holder): Actor =>
  deciderOf(superiors, caller, person, person.roles);

/** Whether a request may still be confirmed. */
export const isRequestOpen = (request: RolesRequest | null, at: Instant): request is RolesRequest =>
  request !== null && at < request.at + REQUEST_DAYS * 1440 * MINUTE;

/**
 * I9: who confirms what another has asked for: somebody above every role the person holds and gets. Rejects `noRolesRequested`, and whoever asked
 * or is asked about.
 */
export function rolesConfirmedBy(
  superiors: Superiors,
  caller: Caller,
  person: Holder,
  request: RolesRequest | null,
  at: Instant,
): Actor {
  if (!isRequestOpen(request, at)) reject('noRolesRequested');
  const decider = deciderOf(superiors, caller, person, [...person.roles, ...request.roles]);
  checkSecondPerson(request.by, decider);
  return decider;
}
