import { foldSignIn } from '../../domain/account/sign-in-name';
import type { Repositories, StoredAccount } from '../../platform/mongo/repositories';
import type { Caller } from '../http/caller';
import { Problem } from '../http/problems';
import { digest, newSecret } from '../../platform/secrets';
import type { Opened, Sessions } from '../http/sessions';
import { countedBy, type Attempts } from './attempts';
import type { PasswordHashing } from './password-hashing';
import type { SecondFactors } from './second-factors';

export interface Credentials {
  readonly signIn: string;
  readonly password: string;
  /** Of the second factor, or a recovery code. */
  readonly code?: string;
}

export interface SignedIn extends Opened {
  /** By which the account knows this browser or program again. */
  readonly device: string;
}

interface Parts {
  readonly accounts: Repositories['accounts'];
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly hashing: PasswordHashing;
  readonly factors: SecondFactors;
  /** Whether those of the demo store, whose password everybody knows, sign in. */
  readonly demoAccounts: boolean;
}

/** Devices an account knows; the oldest is forgotten first. */
const MAX_DEVICES = 10;

const knows = (account: StoredAccount | null, device: string | undefined): device is string =>
  device !== undefined && (account?.devices ?? []).some(({ hash }) => hash === digest(device));

/** Signs people in, and tells nobody who could not be them what was wrong. */
export class SignIns {
  constructor(private readonly parts: Parts) {}

  /**
   * Throws `signInFailed` for a wrong name, a wrong password, a wrong code and a missing one alike; only on a device that the account knows a missing
   * code is asked for (`secondFactorAsked`). Throws `attemptsPaused` after wrong attempts, and `tooMany`.
   */
  async signIn({ signIn, password, code }: Credentials, caller: Caller): Promise<SignedIn> {
    const { accounts, sessions, attempts, hashing, factors } = this.parts;
    const name = foldSignIn(signIn);
    const account = await accounts.findBySignIn(name);
    const known = knows(account, caller.device);
    const counted = account && known ? countedBy.device(account._id, caller.device) : countedBy.name(name);
    await attempts.assertOpen(counted);
    const right = await hashing.verify(account?.password, password, { known, first: () => attempts.begin(counted) });
    // looked at before anything is said, so that no answer comes sooner than another
    const shown = account && code !== undefined ? factors.find(account, code) : undefined;
    if (!account || !right) throw new Problem('signInFailed');
    if (account.demo === true && !this.parts.demoAccounts) throw new Problem('demoRefused');
    if (account.secondFactor) {
      if (code === undefined) throw new Problem(known ? 'secondFactorAsked' : 'signInFailed');
      if (!shown || !(await factors.take(account, shown))) throw new Problem('signInFailed');
    }
    const opened = await sessions.open(account._id, caller, Boolean(account.secondFactor));
    await this.#assertUnchanged(account, opened.session.id);
    await attempts.succeed(counted);
    return { ...opened, device: await this.#recognise(account, caller.device) };
  }

  /** Whoever has changed the password meanwhile has ended the sessions that there were then; this one is one of them. */
  async #assertUnchanged({ _id, password }: StoredAccount, session: string): Promise<void> {
    const now = await this.parts.accounts.find(_id);
    if (now?.password === password) return;
    await this.parts.sessions.end(session);
    throw new Problem('signInFailed');
  }

  /** Several people may share a browser: what it shows already is kept. */
  async #recognise({ _id, devices = [] }: StoredAccount, shown: string | undefined): Promise<string> {
    const device = shown ?? newSecret();
    const hash = digest(device);
    const others = devices.filter((one) => one.hash !== hash).slice(1 - MAX_DEVICES);
    await this.parts.accounts.keepDevices(_id, [...others, { hash, at: Date.now() }]);
    return device;
  }
}
