import { leastLoaded } from '../../domain/complaint/assignment';
import type { Standing } from '../../domain/complaint/accused';
import { takesNoPart } from '../../domain/complaint/acting-role';
import { isAccused } from '../../domain/complaint/is-accused';
import { hasFlag, type Complaint } from '../../domain/complaint/state';
import type { Role } from '../../domain/kernel/actor';
import { storeOf } from '../../domain/processes';
import type { Context } from '../context';
import { Problem } from '../http/problems';

/** Who has a complaint that nobody was chosen for: customer relations, and where those have no part, who is above. */
const successors: readonly Role[] = [
  'crSpecialist',
  'crSupervisor',
  'crManager',
  'serviceManager',
  'storeManager',
  'centralTeam',
];
/** H-42: who has a media case. */
const keepers: readonly Role[] = ['crManager', 'storeManager', 'centralTeam'];
/** In which of the roles of a person a complaint is theirs, the likeliest first. */
const handling: readonly Role[] = [...successors, 'serviceAdvisor', 'workshopSupervisor', 'serviceDirector'];

type Accused = NonNullable<Complaint['accused']>;
type Owner = Complaint['owner'];

/** I-14: who would have a complaint about these people, the one with the fewest first; undefined where nobody is left. */
export async function ownerBeside(
  { repositories: { staff, complaints } }: Pick<Context, 'repositories'>,
  store: string,
  accused: Accused,
  among: readonly Role[] = successors,
): Promise<Owner | undefined> {
  const [people, load] = await Promise.all([staff.holdersOf(store, among), complaints.openByOwner(store)]);
  for (const role of among) {
    if (takesNoPart({ accused }, role)) continue;
    const free = people.filter(({ person, roles }) => roles.includes(role) && !isAccused({ accused }, person));
    const id = leastLoaded(
      free.map(({ person }) => person),
      load,
    );
    if (id !== undefined) return { id, role };
  }
  return undefined;
}

/** As the read side knows it, else the process itself. */
const stateOf = async ({ repositories, processes }: Context, number: string): Promise<Complaint> =>
  ((await repositories.views.find('complaint', number)) ?? (await processes.readState(number))) as Complaint;

/** Roles of a person of this store. Throws `notFound`. */
async function rolesOf({ repositories: { staff } }: Context, store: string, person: string, field: string) {
  const found = await staff.find(store, person);
  if (!found) throw new Problem('notFound', { missing: field, id: person });
  return found.roles;
}

/** H-39: who can be asked of a department: its head, or the deputy where the head has left or has no part in the case. */
async function headOf({ repositories: { settings, staff } }: Context, store: string, name: string, accused: Accused) {
  const { items } = await settings.contentOf(store, 'departments');
  const department = items.find(({ code, zh, active }) => active && (zh === name || code === name));
  for (const person of [department?.head, department?.deputy])
    if (person && !isAccused({ accused }, person) && (await staff.has(store, person))) return person;
  return undefined;
}

/** The task with whose it is, where only the department is named. */
export async function withHead(context: Context, number: string, body: object): Promise<object> {
  const { to, department } = body as { readonly to?: string; readonly department: string };
  if (to !== undefined) return body;
  const head = await headOf(context, storeOf(number), department, (await stateOf(context, number)).accused ?? []);
  return head === undefined ? body : { ...body, to: head };
}

/** H-06: an opinion with whom it is told to, of each department. */
export async function withHeads(context: Context, number: string, body: object): Promise<object> {
  const { departments } = body as { readonly departments: readonly string[] };
  const { accused = [] } = await stateOf(context, number);
  const told = await Promise.all(
    departments.map(async (department) => ({
      department,
      to: (await headOf(context, storeOf(number), department, accused)) ?? null,
    })),
  );
  return { ...body, told };
}

/** What a workflow cannot look up of somebody who is accused. Throws `notFound` for whoever does not work here. */
export async function standingOf(context: Context, number: string, person: string, field: string): Promise<Standing> {
  const store = storeOf(number);
  const holds = await rolesOf(context, store, person, field);
  const complaint = await stateOf(context, number);
  const accused = [...(complaint.accused ?? []), { person, holds, by: '' }];
  const among = hasFlag(complaint, 'mediaCrisis') ? keepers : successors;
  const successor = await ownerBeside(context, store, accused, among);
  return { holds, ...(successor && { successor }) };
}

/** H-42: who has a media case: the customer-service manager, or whoever is above and takes part. */
export async function keeperOf(context: Context, number: string): Promise<Owner | undefined> {
  const { accused = [] } = await stateOf(context, number);
  return ownerBeside(context, storeOf(number), accused, keepers);
}

/** Whom somebody accuses who takes a complaint down: each with the roles in the store. Throws `notFound`. */
export const accusedBy = (context: Context, store: string, persons: readonly string[], by: string): Promise<Accused> =>
  Promise.all(persons.map(async (person) => ({ person, holds: await rolesOf(context, store, person, 'accused'), by })));

/** The assignment with the role in which the person has the complaint. Throws `notFound`. */
export async function withRole(context: Context, number: string, body: object): Promise<object> {
  const { owner } = body as { readonly owner: string };
  const roles = await rolesOf(context, storeOf(number), owner, 'owner');
  return { ...body, inRole: handling.find((role) => roles.includes(role)) ?? roles[0] };
}
