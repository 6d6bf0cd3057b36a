import { viewFor } from '../../domain/complaint/view';
import type { Complaint } from '../../domain/complaint/state';
import { definitionOf, processTypeOf, processTypes, type AnyState, type StateOf } from '../../domain/processes';
import { widestView } from '../../domain/repair-order/access';
import { answersAtDesk, isPromiseMissed, isUnassigned, dispatchers, overseers } from '../../domain/repair-order/desk';
import type { RepairOrder } from '../../domain/repair-order/state';
import type { Repositories } from '../../platform/mongo/repositories';
import type { ListedTask } from '../../platform/mongo/repositories/tasks';
import { peopleOf, type Session } from '../http/sessions';
import { mayCall } from '../permissions';
import { MAX_IN_HOUSE } from '../repair-orders/in-house';

/** A person who has more than this on the desk works by the lists. */
const MAX_TASKS = 300;
const MAX_VISITS = 100;

/** One car or case, and what the person has to do about it. */
export interface Case {
  readonly number: string;
  readonly state: AnyState;
  readonly tasks: readonly ListedTask[];
  readonly own: boolean;
}

export interface Cases {
  readonly items: readonly Case[];
  /** Every open visit, for whoever gives out the work; empty for others. */
  readonly inHouse: readonly RepairOrder[];
}

export const isOneOf = (roles: readonly string[], some: readonly string[]): boolean =>
  roles.some((role) => some.includes(role));

/** D-02: the teams that these people belong to. */
async function teamsOf({ settings }: Repositories, store: string, people: readonly string[]) {
  const { items } = await settings.contentOf(store, 'teams');
  return items
    .filter(({ foreman, members }) => people.some((id) => id === foreman || members.includes(id)))
    .map(({ id }) => id);
}

const lineCommands: readonly string[] = ['startLine', 'finishLine'];
/** D-02: a line that anybody may take is offered to the team of its car; whoever is in no team may take any. */
const isForTeam = ({ command, person }: ListedTask, state: AnyState, teams: readonly string[]): boolean =>
  person !== null ||
  !lineCommands.includes(command) ||
  teams.length === 0 ||
  !('teams' in state) ||
  state.teams.length === 0 ||
  state.teams.some((team) => teams.includes(team));

/** H-39, L-39: everything that lies on the desk of this person, and nothing of what is closed to them. */
export async function casesOf(repositories: Repositories, session: Session): Promise<Cases> {
  const { store, actorId, roles } = session;
  const { complaints, repairOrders, tasks, views } = repositories;
  const people = peopleOf(session);
  const closed = await complaints.closedTo(store, actorId);
  const oversees = isOneOf(roles, dispatchers) || isOneOf(roles, overseers);
  const [open, visits, inHouse, teams] = await Promise.all([
    tasks.openFor(store, people, roles, MAX_TASKS, { without: closed }),
    mayCall(roles, 'repairOrder.list')
      ? Promise.all(people.map((advisor) => repairOrders.list({ store, advisor, open: true, limit: MAX_VISITS })))
      : [],
    oversees ? repairOrders.openStates(store, MAX_IN_HOUSE) : [],
    teamsOf(repositories, store, people),
  ]);
  const now = Date.now();
  const ownVisits = visits.flat().map(({ _id }) => _id);
  const noticed = inHouse.filter(
    (order) =>
      (isOneOf(roles, dispatchers) && (isUnassigned(order) || answersAtDesk(order).length > 0)) ||
      (isOneOf(roles, overseers) && isPromiseMissed(order, now)),
  );
  const watched = noticed.map(({ number }) => number);
  const numbers = [...new Set([...open.map(({ process }) => process), ...ownVisits, ...watched])];
  const states = new Map<string, AnyState>(inHouse.map((order) => [order.number, order]));
  for (const type of processTypes) {
    const missing = numbers.filter((number) => processTypeOf(number) === type && !states.has(number));
    if (missing.length === 0) continue;
    // oxlint-disable-next-line no-await-in-loop -- a handful of types
    for (const state of await views.statesOf(type, missing)) states.set(state.number, state);
  }
  const own = new Set(ownVisits);
  const items = numbers.flatMap((number): readonly Case[] => {
    const state = states.get(number);
    if (!state) return [];
    const mine = open.filter((task) => task.process === number && isForTeam(task, state, teams));
    const isOwn = own.has(number) || people.some((id) => definitionOf(number).heldBy(state, id) !== undefined);
    return mine.length > 0 || isOwn || watched.includes(number) ? [{ number, state, tasks: mine, own: isOwn }] : [];
  });
  return { items, inHouse: isOneOf(roles, dispatchers) ? inHouse : [] };
}

/** L-39: how much of a complaint the person reads. */
export const complaintViewOf = (session: Session, state: AnyState) =>
  viewFor(state as Complaint, { people: peopleOf(session), roles: session.roles }, []);

/** L-39, M-03: whose car or case it is; null for whoever does not read that. */
export function customerTold(session: Session, { number, state }: Pick<Case, 'number' | 'state'>): string | null {
  const type = processTypeOf(number);
  const whole: { readonly [T in typeof type]: () => boolean } = {
    repairOrder: () => widestView(session.roles) === 'whole',
    complaint: () => complaintViewOf(session, state) === 'whole',
    followUp: () => mayCall(session.roles, 'readCustomer'),
    appointment: () => mayCall(session.roles, 'appointment.listArrivals'),
    workshopDay: () => false,
  };
  if (!whole[type]()) return null;
  return type === 'complaint' ? (state as StateOf<'complaint'>).complainant.id : definitionOf(number).customerOf(state);
}
