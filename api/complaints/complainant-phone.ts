import type { Complaint } from '../../domain/complaint/state';
import type { Context } from '../context';
import { phoneOnFile } from '../customer-messages/send';
import { Problem } from '../http/problems';

/** The number of whoever complains: of a customer the one on file, of a contact who is none the one that was taken down. Throws `phoneMissing`. */
export async function phoneOfComplainant(
  context: Context,
  { store, complainant: { id, kind } }: Complaint,
): Promise<string> {
  if (kind === 'customer') return phoneOnFile(context, store, id);
  const contact = await context.repositories.contacts.find(store, id);
  if (contact?.customer) return phoneOnFile(context, store, contact.customer);
  if (!contact) throw new Problem('phoneMissing');
  return contact.phone;
}
