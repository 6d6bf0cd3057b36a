import type { Role } from '../../../domain/kernel/actor';
import { oneOf } from '../filters';
import type { Models, StoredUser } from '../models';

/** The people who work in a store. Nobody who has left is found, except by name for papers of the past. */
export const staffIn = ({ users }: Models) => ({
  find: (store: string, id: string) => users.findOne({ _id: id, store, active: true }).lean<StoredUser>(),

  findById: (id: string) => users.findOne({ _id: id, active: true }).lean<StoredUser>(),

  findBySignIn: (signIn: string) => users.findOne({ signIn, active: true }).lean<StoredUser>(),

  has: async (store: string, id: string): Promise<boolean> =>
    (await users.exists({ _id: id, store, active: true })) !== null,

  all: (store: string) => users.find({ store, active: true }).sort({ _id: 1 }).lean<StoredUser[]>(),

  /** Whoever holds one of these roles. */
  holdersOf: (store: string, roles: readonly Role[]) =>
    users.find({ store, active: true, roles: oneOf(roles) as never }).lean<StoredUser[]>(),

  /** CF-16: whoever named this person as deputy, whether away at this moment or not. */
  whoNamed: (store: string, deputy: string) =>
    users.find({ store, active: true, 'absence.deputy': deputy }).lean<StoredUser[]>(),

  setAbsence: async (id: string, absence: StoredUser['absence']): Promise<void> =>
    void (await users.updateOne({ _id: id }, { $set: { absence } })),

  namesOf: async (store: string): Promise<ReadonlyMap<string, string>> => {
    const known = await users.find({ store }, { name: 1 }).lean();
    return new Map(known.map(({ _id, name }) => [_id, name]));
  },
});
