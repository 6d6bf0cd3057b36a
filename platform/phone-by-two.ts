import type { Customer } from '../domain/master-data/customer';
import type { Repositories, StoredCustomer } from './mongo/repositories';
import type { Authorship } from './mongo/repositories/versioned';

/**
 * H2: links, codes and receipts of an order go to the phone on file, so while one is open another number counts only when a second person has confirmed
 * it. Answers the change as one person may make it.
 */
export async function phoneByTwo(
  { customers, repairOrders }: Pick<Repositories, 'customers' | 'repairOrders'>,
  before: StoredCustomer,
  body: Customer,
  { by, at }: Authorship,
): Promise<Customer & Pick<StoredCustomer, 'phoneRequested'>> {
  if (body.phone === before.phone) return body;
  const { store } = before;
  const ids = await customers.idsOf(store, before._id);
  const open = await repairOrders.list({ store, customers: ids, open: true, limit: 1 });
  if (open.length === 0) return { ...body, phoneRequested: null };
  const { phone } = body;
  const { phoneRequested: waiting = null } = before;
  return { ...body, phone: before.phone, phoneRequested: waiting?.phone === phone ? waiting : { phone, by, at } };
}
