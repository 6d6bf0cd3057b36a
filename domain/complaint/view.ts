import type { InPlaceOf, Role } from '../kernel/actor';
import type { Action } from '../kernel/command-rule';
import { access } from './access';
import { usualRoles } from './commands';
import { heldBy } from './hand-over';
import { isAccused } from './is-accused';
import { staff, uninvolved } from './roles';
import type { Complaint } from './state';

/** How much of a complaint is read. `work`: what was said, and what is to be done about it. `brief`: that it is there. */
export type ComplaintViewName = 'whole' | 'work' | 'brief' | 'customer';

/** Whom it is told: a person, and whoever that person stands in for. */
interface Reader {
  readonly people: readonly string[];
  readonly roles: readonly Role[];
}

const team: readonly Role[] = access.list;

/** Who asks, and whose the roles are that they hold in the place of somebody who is away. */
interface Asker {
  readonly actorId: string;
  readonly roles: readonly Role[];
  readonly inPlaceOf: InPlaceOf;
}

/** H-39: whom a complaint is about reads nothing of it, nor does whoever would read it in their place only. */
export function isClosedTo(complaint: Pick<Complaint, 'accused'>, { actorId, roles, inPlaceOf }: Asker): boolean {
  if (isAccused(complaint, actorId)) return true;
  const own = roles.filter((role) => !isAccused(complaint, inPlaceOf[role] ?? ''));
  return own.length < roles.length && !own.some((role) => team.includes(role));
}

const isForEverybody = (command: string): boolean =>
  staff.every((role) => (usualRoles as Readonly<Record<string, readonly Role[]>>)[command]?.includes(role as Role));

/** A command that is not for everybody waits for one of these roles now. Whoever hands a complaint to another person does not work on it. */
const awaits = (actions: readonly Action[], held: readonly Role[]): boolean =>
  actions.some(
    ({ command, roles, notYet }) =>
      !notYet && command !== 'handOver' && !isForEverybody(command) && held.some((role) => roles.includes(role)),
  );

/**
 * L-39, M-03: the complaint team reads all of it. Whoever has it, received it, or is in a role that it waits for, reads the words; nothing of who is to
 * blame, what it costs whom, and who complains. Others read that it is there.
 */
export function viewFor(
  complaint: Complaint,
  { people, roles }: Reader,
  actions: readonly Action[],
): ComplaintViewName {
  if (roles.includes('customer')) return 'customer';
  // H2: those who could have made up an approval do not read what is found out about it
  if (complaint.disowned !== undefined) return roles.some((role) => uninvolved.includes(role)) ? 'whole' : 'brief';
  if (roles.some((role) => team.includes(role))) return 'whole';
  const had = [complaint.receivedBy.id, complaint.owner.id];
  const isTheirs = people.some((one) => had.includes(one) || heldBy(complaint, one) !== undefined);
  return isTheirs || awaits(actions, roles) ? 'work' : 'brief';
}
