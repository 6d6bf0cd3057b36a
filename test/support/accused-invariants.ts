import { staff } from '../../dev/fixtures/store';
import type { ComplaintCommand } from '../../domain/complaint/commands';
import { actions, upcoming } from '../../domain/complaint/process';
import { noticesOf } from '../../domain/complaint/notices';
import type { Complaint, ComplaintEvent } from '../../domain/complaint/state';
import { endStages } from '../../domain/complaint/stage';
import { tasksOf } from '../../domain/complaint/tasks';
import { isClosedTo, viewFor } from '../../domain/complaint/view';
import type { Role } from '../../domain/kernel/actor';
import { InvariantViolation } from './invariant-violation';

const demand = (holds: boolean, what: string): void => {
  if (!holds) throw new InvariantViolation(`I26 ${what}`);
};

const rolesOf = (id: string): readonly Role[] => staff.find((one) => one.id === id)?.roles ?? [];
/** Of which there is one in the store, whom others answer to. */
const leaders: readonly Role[] = ['crSupervisor', 'crManager', 'workshopSupervisor', 'serviceManager', 'storeManager'];

/** The command with what the API adds to it. */
const looked = (command: ComplaintCommand, added: object): ComplaintCommand => ({ ...command, ...added });

/** What the API looks up: of somebody who is accused, of whoever has a media case, of money; sometimes nobody is known who could take over. */
export function withStanding(command: ComplaintCommand, { accused = [] }: Complaint, dice: number): ComplaintCommand {
  if (command.type === 'assignOwner') return looked(command, { inRole: rolesOf(command.owner)[0] });
  if (command.type === 'finishImplementation' && command.refund !== undefined && dice % 2 === 0)
    return looked(command, { paid: { adjustmentId: command.refund, amount: dice * 40 } });
  if (command.type === 'raiseFlag') {
    const keeper = (['crmanager', 'store', 'central'] as const).find((id) => !accused.some((one) => one.person === id));
    return keeper === undefined ? command : looked(command, { keeper: { id: keeper, role: rolesOf(keeper)[0]! } });
  }
  const person =
    command.type === 'nameAccused'
      ? command.person
      : command.type === 'concludeInvestigation'
        ? command.responsiblePerson
        : undefined;
  if (person === undefined) return command;
  const free = (['cr', 'crsupervisor', 'crmanager', 'manager', 'store', 'central'] as const).find(
    (id) => id !== person && !accused.some((one) => one.person === id),
  );
  const successor = free !== undefined && dice % 8 > 0 ? { id: free, role: rolesOf(free)[0]! } : undefined;
  return looked(command, { standing: { holds: rolesOf(person), ...(successor && { successor }) } });
}

/** Whom a history says the complaint is about, from the events alone. */
function accusedIn(events: readonly ComplaintEvent[]): ReadonlySet<string> {
  const accused = new Set<string>();
  for (const event of events) {
    if (event.type === 'complaintReceived') for (const { person } of event.intake.accused ?? []) accused.add(person);
    if (event.type === 'accusedNamed') accused.add(event.person);
    if (event.type === 'accusedCleared') accused.delete(event.person);
  }
  return accused;
}

/** I26: whoever the complaint is about does, receives and reads nothing of it. */
export function demandOutside(before: readonly ComplaintEvent[], event: ComplaintEvent, after: Complaint): void {
  const earlier = accusedIn(before);
  demand(
    !earlier.has(event.by.id) && !earlier.has(event.by.for ?? ''),
    `${event.by.id} did ${event.type} in a case about them`,
  );
  for (const person of accusedIn([...before, event])) {
    const roles = rolesOf(person);
    const receives = noticesOf(after, event).some(({ to }) => 'role' in to && to.person === person);
    demand(!receives, `${person} is told of ${event.type}`);
    demand(isClosedTo(after, { actorId: person, roles, inPlaceOf: {} }), `${person} reads a case about them`);
    if (endStages.includes(after.stage)) continue;
    demand(after.owner.id !== person, `${person} owns a case about them`);
    demand(after.offered?.to !== person, `${person} is offered a case about them`);
    const has = after.departmentTasks.some(({ to, done }) => to === person && !done);
    demand(!has && !tasksOf(after).some((task) => task.person === person), `${person} has a task in a case about them`);
    const led = roles.filter((role) => leaders.includes(role));
    const acting = actions(after).flatMap((action) => action.roles);
    demand(!led.some((role) => acting.includes(role)), `${person} could act as a leader in a case about them`);
    const told = upcoming(after).flatMap(({ event: next }) => (next.type === 'deadlinePassed' ? next.to : []));
    demand(!led.some((role) => told.includes(role)), `${person} will hear as a leader of a case about them`);
    const held = after.escalations.some(({ to, acknowledged }) => !acknowledged && led.includes(to));
    demand(!held, `an escalation waits for ${person} in a case about them`);
  }
  // nobody above is kept from it
  demand(
    viewFor(after, { people: ['central'], roles: ['centralTeam'] }, []) !== 'customer',
    'the central team reads it',
  );
}
