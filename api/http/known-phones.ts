import type { Repositories } from '../../platform/mongo/repositories';

/** The number in the customer's record, and the one in the record it was merged into: a link may have gone to either. */
export async function knownPhones(
  { customers }: Pick<Repositories, 'customers'>,
  store: string,
  customer: string,
): Promise<readonly string[]> {
  const record = await customers.findExact(store, customer);
  const survivor = await customers.survivorOf(record);
  return [record, survivor].flatMap((known) => known?.phone ?? []);
}
