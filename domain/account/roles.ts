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

/** Nobody decides about themselves, nor is anything decided about a person in that very person's place. */
function deciderOf(superiors: Superiors, caller: Caller, person: Pick<Holder, 'id'>, below: readonly Role[]): Actor {
  const role = caller.roles.find((held) => below.every((one) => isAbove(superiors, held, one)));
  const decider = role && actorIn(caller.id, role, caller.inPlaceOf);
  if (caller.id === person.id || decider?.for === person.id) reject('notForOneself');
  return decider ?? reject('onlySuperior');
}

/** Whether somebody in one of these roles could confirm that a person who holds some of those gets the others. */
export const couldConfirm = (superiors: Superiors, roles: readonly Role[], below: readonly Role[]): boolean =>
  roles.some((held) => below.every((one) => isAbove(superiors, held, one)));

/** I9: who changes what that person is: somebody above every role the person holds. Rejects `notForOneself` and `onlySuperior`. */
export const rolesChangedBy = (superiors: Superiors, caller: Caller, person: Holder): Actor =>
  deciderOf(superiors, caller, person, person.roles);

/** Whether a request may still be confirmed. */
export const isRequestOpen = (request: RolesRequest | null, at: Instant): request is RolesRequest =>
  request !== null && at < request.at + REQUEST_DAYS * 1440 * MINUTE;

/** Whose role it was in which the roles were asked for: the person who is away, where a deputy asked. */
export const askerOf = ({ by }: RolesRequest): string => by.for ?? by.id;

/**
 * I9: who confirms what another has asked for: somebody above every role the person holds and gets. `askerRoles` are those that the asker holds by now.
 * Rejects `noRolesRequested`, also when the role of the asker is gone, and whoever asked or is asked about.
 */
export function rolesConfirmedBy(
  superiors: Superiors,
  caller: Caller,
  person: Holder,
  request: RolesRequest | null,
  askerRoles: readonly Actor['role'][],
  at: Instant,
): Actor {
  if (!isRequestOpen(request, at) || !askerRoles.includes(request.by.role)) reject('noRolesRequested');
  const decider = deciderOf(superiors, caller, person, [...person.roles, ...request.roles]);
  checkSecondPerson(request.by, decider);
  return decider;
}

/** I9: who refuses a request: whoever asked, or somebody above every role the person holds. Rejects `notForOneself` and `onlySuperior`. */
export const rolesRefusedBy = (
  superiors: Superiors,
  caller: Caller,
  person: Holder,
  { by }: Pick<RolesRequest, 'by'>,
): Actor => (caller.id === by.id ? by : deciderOf(superiors, caller, person, person.roles));
