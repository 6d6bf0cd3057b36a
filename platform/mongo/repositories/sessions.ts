import { randomUUID } from 'node:crypto';
import { below, known, oneOf } from '../filters';
import type { Models, StoredLink, StoredSession } from '../models';

/** What was looked up about these people does not count any more, in any process: after whatever changes what they may do. */
export async function renewRights({ sessions }: Pick<Models, 'sessions'>, people: readonly string[]): Promise<void> {
  await sessions.updateMany({ user: oneOf(people), order: null }, { $set: { stamp: randomUUID() } });
}

/** Sessions of staff and customers, and the links customers open theirs with; all known by the hash of their secret. */
export const sessionsIn = ({ sessions, links }: Models) => ({
  /** A session of a release that did not say when it ends at the latest is over. */
  find: (id: string) => sessions.findOne({ _id: id, endsAt: known() }).lean<StoredSession>(),
  add: async (session: Omit<StoredSession, 'stamp'>): Promise<void> =>
    void (await sessions.create({ ...session, stamp: randomUUID() })),
  move: async (id: string, store: string): Promise<void> =>
    void (await sessions.updateOne({ _id: id }, { $set: { store } })),
  remove: async (id: string): Promise<void> => void (await sessions.deleteOne({ _id: id })),

  /** Nothing when it has been used later, or ended. */
  noteUse: async (id: string, use: Pick<StoredSession, 'lastUsedAt' | 'expiresAt'>): Promise<void> =>
    void (await sessions.updateOne({ _id: id, lastUsedAt: below(use.lastUsedAt) }, { $set: use })),

  /** The person has shown a second factor. */
  prove: async (id: string): Promise<void> =>
    void (await sessions.updateOne({ _id: id }, { $set: { proved: true, stamp: randomUUID() } })),

  /** Of a member of staff, in every store. */
  ofPerson: (person: string) => sessions.find({ user: person, order: null }).lean<StoredSession[]>(),

  /** Ends all sessions of a member of staff but, where one is named, that one. */
  removeAllOf: async (person: string, except?: string): Promise<void> => {
    const all = await sessions.find({ user: person, order: null }, { _id: 1 }).lean<Pick<StoredSession, '_id'>[]>();
    const ended = all.map(({ _id }) => _id).filter((id) => id !== except);
    if (ended.length > 0) await sessions.deleteMany({ _id: oneOf(ended) });
  },

  findLink: (id: string) => links.findOne({ _id: id }).lean<StoredLink>(),
  addLink: async (link: StoredLink): Promise<void> => void (await links.create(link)),
  linksOf: (store: string, order: string) => links.find({ store, order }).lean<StoredLink[]>(),
  noteLinkUse: async (id: string, at: number): Promise<void> =>
    void (await links.updateOne({ _id: id }, { $set: { lastUsedAt: at }, $inc: { uses: 1 } })),
  /** Of a link that is opened once: false when somebody has opened it. */
  useLinkOnce: async (id: string, at: number): Promise<boolean> =>
    (await links.updateOne({ _id: id, uses: below(1) }, { $set: { lastUsedAt: at, uses: 1 } })).matchedCount === 1,

  /** It opens nothing any more, and the sessions that it has opened are over. */
  revokeLink: async ({ _id, customer, order }: StoredLink, at: number): Promise<void> => {
    await links.updateOne({ _id }, { $set: { revokedAt: at } });
    await sessions.deleteMany({ user: customer, order, link: _id });
  },
});
