import type { Intake } from '../domain/complaint/state';
import type { Repositories } from './mongo/repositories';

/** The latest are enough to see that something comes again. */
const MAX_FORERUNNERS = 10;

/** Every id under which complaints know this customer, also from the time before. */
export async function complainantsOf(
  { customers, contacts }: Pick<Repositories, 'customers' | 'contacts'>,
  store: string,
  customer: string,
): Promise<readonly string[]> {
  const ids = await customers.idsOf(store, customer);
  const before = await contacts.ofCustomers(store, ids);
  return [...ids, ...before.map(({ _id }) => _id)];
}

/** The latest complaints of the same person about the same car, or of the person where no car is known. */
export async function earlierComplaints(
  repositories: Pick<Repositories, 'customers' | 'contacts' | 'complaints'>,
  store: string,
  { complainant: { id, kind }, vehicle }: Pick<Intake, 'complainant' | 'vehicle'>,
): Promise<readonly string[]> {
  const complainants = kind === 'customer' ? await complainantsOf(repositories, store, id) : [id];
  const rows = await repositories.complaints.list({ store, complainants, limit: MAX_FORERUNNERS });
  return rows
    .filter((row) => row.kind === 'complaint' || row.kind === 'urgentOnSite')
    .filter((row) => vehicle === undefined || row.vehicle === vehicle)
    .map(({ _id }) => _id)
    .toSorted();
}
