import type { Repositories, StoredLink } from '../../platform/mongo/repositories';
import { digest } from './secrets';

type Parts = Pick<Repositories, 'sessions' | 'customers'>;

/** By what a link remembers for whom it was made. */
export const phoneMark = (phone: string): string => digest(phone);

/** M5: not over, not withdrawn, and the customer still has the number for which it was made; whoever has the old number now is somebody else. */
export async function isUsable({ customers }: Pick<Parts, 'customers'>, link: StoredLink): Promise<boolean> {
  if (link.revokedAt !== undefined || link.expiresAt.getTime() <= Date.now()) return false;
  if (link.phone === undefined) return true;
  const customer = await customers.find(link.store, link.customer);
  return customer === null || phoneMark(customer.phone) === link.phone;
}

/** The link of this hash, if it opens anything. */
export async function usableLink(parts: Parts, id: string): Promise<StoredLink | undefined> {
  const link = await parts.sessions.findLink(id);
  return link && (await isUsable(parts, link)) ? link : undefined;
}
