import type { Role } from '../../../domain/kernel/actor';
import { oneOf } from '../filters';
import type { Models, StoredNotice } from '../models';

/** Notices as they are read; how they go out is in the outbox. */
export const noticesIn = ({ notices }: Models) => {
  const newest = (filter: object, limit: number) =>
    notices.find(filter).sort({ at: -1 }).limit(limit).lean<StoredNotice[]>();
  return {
    /** What these persons and roles were told in the application, newest first. */
    shownTo: async (
      store: string,
      persons: readonly string[],
      roles: readonly Role[],
      limit: number,
    ): Promise<readonly StoredNotice[]> => {
      const shown = { store, way: 'inApp' };
      const [own, shared] = await Promise.all([
        newest({ ...shown, person: oneOf(persons) }, limit),
        newest({ ...shown, role: oneOf(roles), person: null }, limit),
      ]);
      return [...own, ...shared].toSorted((a, b) => b.at - a.at).slice(0, limit);
    },

    /** The delivery log: what went out, newest first. */
    sent: (store: string, status: StoredNotice['status'] | undefined, limit: number) =>
      newest({ store, way: 'out', ...(status && { status }) }, limit),
  };
};
