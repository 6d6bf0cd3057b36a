import type { Role } from '../../domain/kernel/actor';
import { storeOf } from '../../domain/processes';
import type { PublicCommand } from '../../domain/repair-order/commands';
import type { Context } from '../context';
import { Problem } from '../http/problems';

/** What a field of a command names: teams or bays in use, or people who work here in one of these roles, or in any. */
type Named = 'team' | 'bay' | readonly Role[];
const anybody: readonly Role[] = [];
const technicians: readonly Role[] = ['technician'];

const namedIn: { readonly [C in PublicCommand]?: Readonly<Record<string, Named>> } = {
  assignTeams: { teams: 'team' },
  receiveVehicle: { bay: 'bay' },
  placeInBay: { bay: 'bay' },
  assignTechnicians: { lead: technicians, helpers: technicians },
  reassignTechnician: { successor: technicians },
  appointExpertDeputy: { technician: technicians },
  assignDriver: { driver: ['driver'] },
  relayAnswer: { workshopPerson: ['workshopSupervisor', 'dispatcher', 'technician'] },
  recordCounterMeasure: { owner: anybody },
  assignArrears: {
    owner: ['businessSupervisor', 'warrantySpecialist', 'settlementClerk', 'finance', 'serviceManager'],
  },
};

const asList = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];

async function isThere({ repositories }: Context, store: string, named: Named, id: string): Promise<boolean> {
  if (named === 'team' || named === 'bay') {
    const { content } = await repositories.settings.find(store, named === 'team' ? 'teams' : 'bays');
    return (content.items as readonly { id: string; active: boolean }[]).some((one) => one.id === id && one.active);
  }
  const person = await repositories.staff.find(store, id);
  return person !== null && (named.length === 0 || person.roles.some((role) => named.includes(role)));
}

/**
 * D-02, B-28: a look at whom and what a command names, which workflows cannot take. Throws notFound for a team or bay that the store does not have in use, and
 * for a person who does not work here in a role for it: the work would be nobody's.
 */
export async function checkReferences(context: Context, name: string, number: string, body: object): Promise<void> {
  const store = storeOf(number);
  const given = body as Readonly<Record<string, unknown>>;
  const { customerId } = (given['payer'] ?? {}) as { readonly customerId?: string };
  if (customerId !== undefined && !(await context.repositories.customers.find(store, customerId)))
    throw new Problem('notFound', { missing: 'customerId', id: customerId });
  for (const [field, named] of Object.entries(namedIn[name as PublicCommand] ?? {}))
    for (const id of asList(given[field]))
      if (!(await isThere(context, store, named, id))) throw new Problem('notFound', { missing: field, id });
}
