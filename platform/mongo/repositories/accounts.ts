import type { Models, StoredAccount } from '../models';

/** How people sign in. Nobody whose account is closed is found. */
export const accountsIn = ({ accounts }: Models) => ({
  find: (person: string) => accounts.findOne({ _id: person, active: true }).lean<StoredAccount>(),

  findBySignIn: (signIn: string) => accounts.findOne({ signIn, active: true }).lean<StoredAccount>(),
});
