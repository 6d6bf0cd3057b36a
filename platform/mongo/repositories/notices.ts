import type { Role } from '../../../domain/kernel/actor';
import type { Notice } from '../../../domain/kernel/notice';
import { oneOf } from '../filters';
import type { Models, StoredNotice } from '../models';
import { ownNotice, writeNotices } from '../outbox/notices';
import { openedNotices } from '../personal-data/notice-texts';
import { withoutClosed } from './without-closed';

/** A notice that no process brought about. */
interface OwnNotice {
  readonly id: string;
  /** What it is about, where a notice of a process has the number of the process. */
  readonly about: string;
  readonly store: string;
  readonly zone: string;
  readonly notice: Notice;
  readonly at: number;
}

/** Notices as they are read; how they go out is in the outbox. */
export const noticesIn = (models: Models, { notices } = models) => {
  const newest = async (filter: object, limit: number) =>
    openedNotices(models, await notices.find(filter).sort({ at: -1 }).limit(limit).lean<StoredNotice[]>());
  return {
    /** What these persons and roles were told in the application, newest first; of none of the processes `without`. */
    shownTo: async (
      store: string,
      persons: readonly string[],
      roles: readonly Role[],
      limit: number,
      without: readonly string[] = [],
    ): Promise<readonly StoredNotice[]> => {
      const shown = { store, way: 'inApp' };
      const told = (filter: object) => withoutClosed(without, limit, (most) => newest({ ...shown, ...filter }, most));
      const [own, shared] = await Promise.all([
        told({ person: oneOf(persons) }),
        told({ role: oneOf(roles), person: null }),
      ]);
      return [...own, ...shared].toSorted((a, b) => b.at - a.at).slice(0, limit);
    },

    /** Shows it in the application, or has it sent; a repetition changes nothing. */
    tell: ({ id, about, store, zone, notice, at }: OwnNotice): Promise<void> =>
      writeNotices(models, [ownNotice({ id, process: about, store, zone, notice, at })]),

    /** The delivery log: what went out, newest first; of none of these processes. */
    sent: (store: string, status: StoredNotice['status'] | undefined, limit: number, without: readonly string[] = []) =>
      withoutClosed(without, limit, (most) => newest({ store, way: 'out', ...(status && { status }) }, most)),
  };
};
