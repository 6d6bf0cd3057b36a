import { randomUUID } from 'node:crypto';
import type { Role } from '../../domain/kernel/actor';
import { brandPolicies, type Brand } from '../../domain/policy/brands';
import { servicePolicy } from '../../domain/policy/policy';
import { nextStoreId } from '../../domain/values/store-id';
import type { Repositories } from '../mongo/repositories';
import type { Authorship } from '../mongo/repositories/versioned';
import type { GivenCode } from '../one-time-codes';
import { addPerson } from './people';

/** The first person of a store runs it, and lets the others in. */
const firstRoles: readonly Role[] = ['storeManager', 'operator'];

/** There is a store with this id. */
export class StoreTaken extends Error {}

/** The opening of this store died on the way, with somebody else as its first manager. */
export class StoreBegun extends Error {
  constructor(readonly manager: string) {
    super(manager);
  }
}

export interface StoreOpening {
  /** The next free one where it is left out. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly brand: Brand;
  /** `signIn` in lower case. */
  readonly manager: { readonly name: string; readonly signIn: string; readonly phone: string };
}

export interface OpenedStore {
  readonly store: string;
  readonly person: string;
  /** Null for a manager who has a password already, from another store. */
  readonly code: GivenCode | null;
}

type Opened = Pick<Repositories, 'accounts' | 'staff' | 'policies' | 'dealership'>;

/** Whoever was to be the first manager when the opening died on the way, if it was not this one. */
async function otherManagerOf({ staff, accounts }: Opened, store: string, signIn: string): Promise<string | undefined> {
  const entries = await staff.entries(store);
  const others = await accounts.of(entries.map(({ person }) => person));
  return others.find((account) => account.signIn !== signIn)?.signIn;
}

/**
 * Opens a store: its first policy, made of what is known of its brand, its first manager with a one-time code, and the store itself, which comes last. Until
 * then nobody can sign in to it, and the same opening once more completes what died in between. Throws StoreTaken, StoreBegun, AccountClosed.
 */
export async function openStore(
  repositories: Opened,
  { id, name, brand, manager }: StoreOpening,
  authorship: Authorship,
): Promise<OpenedStore> {
  const { dealership, policies } = repositories;
  const store = id ?? nextStoreId((await dealership.allStores()).map(({ _id }) => _id));
  if (await dealership.find(store)) throw new StoreTaken();
  const startedBy = await otherManagerOf(repositories, store, manager.signIn);
  if (startedBy !== undefined) throw new StoreBegun(startedBy);
  const policy = servicePolicy({ store, brand, version: 1 }, brandPolicies[brand]);
  const { by, at } = authorship;
  const authors = { proposedBy: by, proposedAt: at, publishedBy: by, publishedAt: at };
  await policies.add({ store, brand, version: 1, policy, ...authors });
  const { entry, code } = await addPerson(
    repositories,
    { ...manager, id: `P-${randomUUID()}`, store, roles: firstRoles, skills: [], email: null },
    { ...authorship, mayJoin: true },
  );
  if (!(await dealership.add({ _id: store, name, brand, teams: [] }))) {
    // somebody else was faster, and this manager is not theirs
    await repositories.staff.replace(store, entry._id, entry.version, { active: false }, authorship);
    throw new StoreTaken();
  }
  return { store, person: entry.person, code };
}
