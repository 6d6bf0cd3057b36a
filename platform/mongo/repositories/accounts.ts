import { isDuplicate } from '../duplicates';
import { below, oneOf } from '../filters';
import type { Models, StoredAccount, StoredSecondFactor } from '../models';
import { renewRights } from './sessions';

/** Somebody else signs in under this name. */
export class SignInTaken extends Error {}

/** How people sign in. Nobody whose account is closed is found. */
export const accountsIn = ({ accounts, sessions }: Models) => ({
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

  /** Another password in place of this one; false when it has been changed meanwhile. */
  changePassword: async (person: string, before: string, password: string): Promise<boolean> =>
    (await accounts.updateOne({ _id: person, password: before }, { $set: { password, demo: false } })).modifiedCount ===
    1,

  /** The password is void, no device is known any more, and the person may choose another password with the code. */
  reset: async (person: string, code: NonNullable<StoredAccount['code']>): Promise<void> =>
    void (await accounts.updateOne({ _id: person }, { $set: { code, password: null, devices: [] } })),

  keepDevices: async (person: string, devices: NonNullable<StoredAccount['devices']>): Promise<void> =>
    void (await accounts.updateOne({ _id: person }, { $set: { devices } })),

  beginEnrolment: async (person: string, enrolment: NonNullable<StoredAccount['enrolment']>): Promise<void> =>
    void (await accounts.updateOne({ _id: person }, { $set: { enrolment } })),

  /** The second factor that was started with this secret; false when another was started or taken off meanwhile. */
  enrol: async (person: string, secondFactor: StoredSecondFactor): Promise<boolean> => {
    const started = { _id: person, 'enrolment.secret': secondFactor.secret };
    return (await accounts.updateOne(started, { $set: { secondFactor, enrolment: null } })).modifiedCount === 1;
  },

  /** False when the code of this step, or of a later one, has been taken before. */
  takeStep: async (person: string, step: number): Promise<boolean> => {
    const change = { $set: { 'secondFactor.lastStep': step } };
    return (
      (await accounts.updateOne({ _id: person, 'secondFactor.lastStep': below(step) }, change)).modifiedCount === 1
    );
  },

  /** False when there is no such recovery code, or it has been used. */
  takeRecoveryCode: async (person: string, hash: string): Promise<boolean> => {
    const change = { $pull: { 'secondFactor.recovery': hash } };
    return (await accounts.updateOne({ _id: person, 'secondFactor.recovery': hash }, change)).modifiedCount === 1;
  },

  removeSecondFactor: async (person: string): Promise<void> => {
    await accounts.updateOne({ _id: person }, { $set: { secondFactor: null, enrolment: null } });
    await renewRights({ sessions }, [person]);
  },

  setActive: async (person: string, active: boolean): Promise<void> => {
    await accounts.updateOne({ _id: person }, { $set: { active } });
    await renewRights({ sessions }, [person]);
  },
});
