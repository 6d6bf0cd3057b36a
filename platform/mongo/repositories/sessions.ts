import type { Models, StoredLink, StoredSession } from '../models';

/** Sessions of staff and customers, and the links customers open theirs with; all known by the hash of their secret. */
export const sessionsIn = ({ sessions, links }: Models) => ({
  find: (id: string) => sessions.findOne({ _id: id }).lean<StoredSession>(),
  add: async (session: StoredSession): Promise<void> => void (await sessions.create(session)),
  move: async (id: string, store: string): Promise<void> =>
    void (await sessions.updateOne({ _id: id }, { $set: { store } })),
  remove: async (id: string): Promise<void> => void (await sessions.deleteOne({ _id: id })),

  findLink: (id: string) => links.findOne({ _id: id }).lean<StoredLink>(),
  addLink: async (link: StoredLink): Promise<void> => void (await links.create(link)),
});
