import type { RolesRequest } from '../../domain/account/roles';
import type { Skill } from '../../domain/account/skills';
import type { Role } from '../../domain/kernel/actor';
import { SignInTaken, type Repositories, type StoredAccount, type StoredStaffMember } from '../mongo/repositories';
import type { Authorship } from '../mongo/repositories/versioned';
import { hashOfCode, newCode, type GivenCode } from '../one-time-codes';

/** The name to sign in with belongs to an account that is closed. */
export class AccountClosed extends Error {}
/** The id that was to be the person's is another person's. */
export class PersonTaken extends Error {}

/** A person and what they are in a store. */
export interface NewPerson {
  /** Of the person, if nobody signs in under this name yet. */
  readonly id: string;
  /** In lower case. */
  readonly signIn: string;
  /** The store, or EVERY_STORE. */
  readonly store: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** I9: what another person has yet to confirm. */
  readonly rolesRequested?: RolesRequest;
  readonly skills: readonly Skill[];
  readonly phone: string | null;
  readonly email: string | null;
}

export interface AddedPerson {
  readonly entry: StoredStaffMember;
  /** False when the person had an entry of this store before, which stays as it was. */
  readonly isNew: boolean;
  /** Null for whoever has a password already. */
  readonly code: GivenCode | null;
}

type Accounts = Pick<Repositories, 'accounts' | 'staff'>;

/** The account that signs in so, made under this id where there is none. */
async function accountOf({ accounts }: Accounts, id: string, signIn: string): Promise<StoredAccount> {
  const fresh = { _id: id, signIn, password: null, code: null, active: true };
  try {
    await accounts.add(fresh);
    return fresh;
  } catch (error) {
    if (!(error instanceof SignInTaken)) throw error;
    const known = await accounts.withSignIn(signIn);
    if (!known) throw new PersonTaken();
    if (!known.active) throw new AccountClosed();
    return known;
  }
}

/** A code with which this person may choose a password; the one before is void. */
export async function giveCode(
  { accounts }: Pick<Accounts, 'accounts'>,
  person: string,
  at: number,
): Promise<GivenCode> {
  const { code, expiresAt } = newCode(at);
  await accounts.giveCode(person, { hash: hashOfCode(code), expiresAt });
  return { code, expiresAt };
}

/**
 * Adds a person to a store. Whoever signs in under this name already goes on with the same account, if `mayJoin`; otherwise it must be the account of this
 * very `id`. The account comes first and the entry after it, so that a repetition completes what died in between. Throws SignInTaken, AccountClosed,
 * PersonTaken.
 */
export async function addPerson(
  repositories: Accounts,
  { id, signIn, store, name, roles, rolesRequested, skills, phone, email }: NewPerson,
  { by, at, mayJoin }: Authorship & { readonly mayJoin: boolean },
): Promise<AddedPerson> {
  const account = await accountOf(repositories, id, signIn);
  const person = account._id;
  if (person !== id && !mayJoin) throw new SignInTaken();
  const fresh: StoredStaffMember = {
    _id: `${store}:${person}`,
    store,
    version: 1,
    changedBy: by,
    updatedAt: at,
    person,
    name,
    roles: [...roles],
    skills: [...skills],
    phone,
    email,
    absence: null,
    ...(rolesRequested && { rolesRequested }),
    active: true,
  };
  const isNew = await repositories.staff.add(fresh);
  const entry = isNew ? fresh : ((await repositories.staff.entry(store, person)) ?? fresh);
  const code = account.password === null ? await giveCode(repositories, person, at) : null;
  return { entry, isNew, code };
}
