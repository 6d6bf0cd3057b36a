import { accountKeyOf } from '../../platform/account/account-key';
import { openBreachedPasswords } from '../../platform/account/breached-passwords';
import { PasswordCheck } from '../../platform/account/password-check';
import { SecretBox } from '../../platform/account/secret-box';
import { isExposed, type Config } from '../../platform/config';
import type { Logger } from '../../platform/log';
import type { Repositories } from '../../platform/mongo/repositories';
import type { Sessions } from '../http/sessions';
import { Attempts } from './attempts';
import { PasswordHashing, type HashFunctions } from './password-hashing';
import { Passwords } from './passwords';
import { SecondFactors } from './second-factors';
import { SignIns } from './sign-ins';

/** How people get in. */
export interface Accounts {
  readonly signIns: SignIns;
  readonly passwords: Passwords;
  readonly factors: SecondFactors;
  readonly close: () => Promise<void>;
}

/** Those who decide for others need a second factor wherever others than this machine reach the API, unless the operator says otherwise. */
export const demandsSecondFactor = (config: Config): boolean =>
  (config.SECOND_FACTOR ?? (isExposed(config) ? 'managers' : 'off')) === 'managers';

interface Parts {
  readonly config: Config;
  readonly log: Logger;
  readonly repositories: Repositories;
  readonly sessions: Sessions;
  /** Those of argon2 where none are given. */
  readonly hashFunctions?: HashFunctions;
}

/** Throws a UserFacingError when the list of breached passwords cannot be read. */
export async function openAccounts({ config, log, repositories, sessions, hashFunctions }: Parts): Promise<Accounts> {
  const { accounts, signInAttempts } = repositories;
  const key = await accountKeyOf(config);
  if (!key && demandsSecondFactor(config)) log.warn('ACCOUNT_KEY is not set: nobody can set up a second factor');
  const breached = config.BREACHED_PASSWORDS ? await openBreachedPasswords(config.BREACHED_PASSWORDS) : undefined;
  const attempts = new Attempts(signInAttempts);
  const hashing = new PasswordHashing(hashFunctions);
  const factors = new SecondFactors({ accounts, box: key && new SecretBox(key), log });
  return {
    factors,
    signIns: new SignIns({ accounts, sessions, attempts, hashing, factors, demoAccounts: !isExposed(config) }),
    passwords: new Passwords({ repositories, attempts, hashing, check: new PasswordCheck(breached) }),
    close: async () => breached?.close(),
  };
}
