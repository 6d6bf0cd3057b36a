import type { Intake } from '../../domain/complaint/state';
import type { Context } from '../context';
import { Problem } from '../http/problems';
import { namedVisit } from '../repair-orders/named-visit';

/** Who complains, and about what, as it is sent. */
interface Sent {
  readonly customerId?: string | undefined;
  readonly contact?:
    | {
        readonly name: string;
        readonly phone: string;
        readonly workplace: string | null;
        readonly address: string | null;
      }
    | undefined;
  readonly vehicleId?: string | undefined;
  readonly order?: string | undefined;
}

/** H-02: the car with this plate, and its newest visit. Throws `notFound` for a plate that the store does not know. */
export async function byPlate({ repositories: { repairOrders, vehicles } }: Context, store: string, plate: string) {
  const [car] = await vehicles.byPlates(store, [plate]);
  if (!car) throw new Problem('notFound', { missing: 'plate' });
  const [visit] = await repairOrders.list({ store, vehicles: await vehicles.idsOf(store, car._id), limit: 1 });
  return { car, visit };
}
type FoundByPlate = Awaited<ReturnType<typeof byPlate>>;

/** Who complains; the owner of the car where nobody else is named; a contact is kept under the id of its request, so that a repetition keeps it once. */
export async function complainantOf(
  { repositories: { contacts, customers } }: Context,
  store: string,
  { customerId, contact }: Sent,
  contactId: string,
  found: FoundByPlate | undefined,
): Promise<Intake['complainant']> {
  if (contact) {
    await contacts.keep({ _id: contactId, store, ...contact });
    return { id: contactId, kind: 'contact', goldCard: false };
  }
  const id = customerId ?? found?.car.customer;
  const customer = id === undefined ? null : await customers.find(store, id);
  if (!customer || customer.erasedAt) throw new Problem('notFound', { missing: 'customer' });
  return { id: customer._id, kind: 'customer', goldCard: customer.goldCard };
}

/** The visit with its advisor, and the car it is about, as far as they are known and belong to this store. */
export async function subjectOf(
  context: Context,
  store: string,
  { vehicleId, order: named }: Sent,
  found: FoundByPlate | undefined,
) {
  const order = named ?? found?.visit?._id;
  const visit = order === undefined ? undefined : await namedVisit(context, store, order);
  if (order !== undefined && !visit) throw new Problem('notFound', { missing: 'order' });
  const vehicle = vehicleId ?? found?.car._id ?? visit?.vehicle.id;
  if (vehicle !== undefined && !(await context.repositories.vehicles.has(store, vehicle)))
    throw new Problem('notFound', { missing: 'vehicle' });
  return {
    ...(order !== undefined && { order }),
    ...(visit && { advisor: visit.advisor }),
    ...(vehicle !== undefined && { vehicle }),
  };
}
