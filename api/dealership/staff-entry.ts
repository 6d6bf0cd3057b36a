import type { Repositories, StoredStaffMember } from '../../platform/mongo/repositories';
import { Problem } from '../http/problems';

/** What a person is in this store, also when they have left it. Throws `notFound`. */
export const staffEntryIn =
  ({ staff }: Pick<Repositories, 'staff'>) =>
  async (store: string, id: string): Promise<StoredStaffMember> => {
    const entry = await staff.entry(store, id);
    if (!entry) throw new Problem('notFound', { missing: id });
    return entry;
  };
