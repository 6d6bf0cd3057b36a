import type { Role } from '../../../domain/kernel/actor';
import type { Notice } from '../../../domain/kernel/notice';
import { above, atMost, oneOf } from '../filters';
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

/** Who is shown notices in the application. */
export interface NoticeAudience {
  readonly store: string;
  readonly persons: readonly string[];
  readonly roles: readonly Role[];
  /** Processes of which they hear nothing. */
  readonly without: readonly string[];
}

/** After a moment, or up to one. */
type Bounds = { readonly after: number } | { readonly upTo: number };

const boundsOf = (bounds: Bounds | undefined) =>
  bounds && { at: 'after' in bounds ? above(bounds.after) : atMost(bounds.upTo) };

/** The newest first; of one moment, by their ids. */
export const newestNoticeFirst = (a: Pick<StoredNotice, '_id' | 'at'>, b: Pick<StoredNotice, '_id' | 'at'>): number =>
  b.at - a.at || (a._id < b._id ? 1 : -1);

const isShownTo = ({ store, persons, roles, without }: NoticeAudience, notice: StoredNotice): boolean => {
  const { way, person, role, process } = notice;
  const isTheirs = person === null ? role !== null && roles.includes(role) : persons.includes(person);
  return notice.store === store && way === 'inApp' && isTheirs && !without.includes(process);
};

/** Notices as they are read; how they go out is in the outbox. */
export const noticesIn = (models: Models, { notices } = models) => {
  const newest = async (filter: object, limit: number) =>
    openedNotices(models, await notices.find(filter).sort({ at: -1 }).limit(limit).lean<StoredNotice[]>());
  const some = async (audience: NoticeAudience, filter: object): Promise<readonly StoredNotice[]> => {
    const found = await notices.find(filter).lean<StoredNotice[]>();
    const shown = found.filter((notice) => isShownTo(audience, notice));
    return (await openedNotices(models, shown)).toSorted(newestNoticeFirst);
  };
  return {
    /** What these persons and roles were told in the application, newest first. */
    shownTo: async (audience: NoticeAudience, limit: number, bounds?: Bounds): Promise<readonly StoredNotice[]> => {
      const { store, persons, roles, without } = audience;
      const shown = { store, way: 'inApp', ...boundsOf(bounds) };
      const told = (filter: object) => withoutClosed(without, limit, (most) => newest({ ...shown, ...filter }, most));
      const [own, shared] = await Promise.all([
        told({ person: oneOf(persons) }),
        told({ role: oneOf(roles), person: null }),
      ]);
      return [...own, ...shared].toSorted(newestNoticeFirst).slice(0, limit);
    },

    /** Those of these notices that they were told in the application. */
    among: (audience: NoticeAudience, ids: readonly string[]): Promise<readonly StoredNotice[]> =>
      some(audience, { _id: oneOf(ids) }),

    /** What they were told in the application about one process. */
    aboutProcess: (audience: NoticeAudience, process: string): Promise<readonly StoredNotice[]> =>
      some(audience, { process }),

    /** Shows it in the application, or has it sent; a repetition changes nothing. */
    tell: ({ id, about, store, zone, notice, at }: OwnNotice): Promise<void> =>
      writeNotices(models, [ownNotice({ id, process: about, store, zone, notice, at })]),

    /** The delivery log: what went out, newest first; of none of these processes. */
    sent: (store: string, status: StoredNotice['status'] | undefined, limit: number, without: readonly string[] = []) =>
      withoutClosed(without, limit, (most) => newest({ store, way: 'out', ...(status && { status }) }, most)),
  };
};
