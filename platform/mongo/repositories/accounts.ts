import { isDuplicate } from '../duplicates';
import { oneOf } from '../filters';
import type { Models, StoredAccount } from '../models';

/** Somebody else signs in under this name. */
export class SignInTaken extends Error {}

/** How people sign in. Nobody whose account is closed is found. */
export const accountsIn = ({ accounts }: Models) => ({
  find: (person: string) => accounts.findOne({ _id: person, active: true }).lean<StoredAccount>(),

  findBySignIn: (signIn: string) => accounts.findOne({ signIn, active: true }).lean<StoredAccount>(),

  /** Whoever may choose a password with the code of this hash; it may have run out. */
  findByCode: (hash: string) => accounts.findOne({ 'code.hash': hash, active: true }).lean<StoredAccount>(),

  /** Whoever signs in under this name, also when the account is closed. */
  withSignIn: (signIn: string) => accounts.findOne({ signIn }).lean<StoredAccount>(),

  /** Of these persons, also those whose account is closed. */
  of: (persons: readonly string[]) => accounts.find({ _id: oneOf(persons) }).lean<StoredAccount[]>(),

  /** Throws SignInTaken. */
  add: async (account: StoredAccount): Promise<void> => {
    try {
      await accounts.create(account);
    } catch (error) {
      throw isDuplicate(error) ? new SignInTaken() : error;
    }
  },

  /** The code before is void. */
  giveCode: async (person: string, code: NonNullable<StoredAccount['code']>): Promise<void> =>
    void (await accounts.updateOne({ _id: person }, { $set: { code } })),

  /** The password once, with the code of this hash; false when it has been used or replaced meanwhile. */
  setPassword: async (person: string, codeHash: string, password: string): Promise<boolean> =>
    (await accounts.updateOne({ _id: person, 'code.hash': codeHash }, { $set: { password, code: null, demo: false } }))
      .modifiedCount === 1,

  setActive: async (person: string, active: boolean): Promise<void> =>
    void (await accounts.updateOne({ _id: person }, { $set: { active } })),
});
