import { normalisedPassword } from '../../domain/account/password-rules';
import type { PasswordCheck } from '../../platform/account/password-check';
import type { Repositories, StoredAccount } from '../../platform/mongo/repositories';
import { hashOfCode, newCode, type GivenCode } from '../../platform/one-time-codes';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { countedBy, type Attempts } from './attempts';
import type { PasswordHashing } from './password-hashing';

interface Parts {
  readonly repositories: Pick<Repositories, 'accounts' | 'sessions' | 'staff' | 'dealership'>;
  readonly attempts: Attempts;
  readonly hashing: PasswordHashing;
  readonly check: PasswordCheck;
}

/** What everybody knows of this product. */
const PRODUCT = ['repairflow', '维修管家'];

/** How passwords come about and change: nobody but the person ever knows one. */
export class Passwords {
  constructor(private readonly parts: Parts) {}

  /** With a one-time code; answers the name to sign in with. Throws `codeNotValid`, or why the password cannot be chosen; the code counts on then. */
  async choose(code: string, password: string): Promise<string> {
    const { repositories, hashing } = this.parts;
    const hash = hashOfCode(code);
    const account = await repositories.accounts.findByCode(hash);
    if (!account?.code || account.code.expiresAt <= Date.now()) throw new Problem('codeNotValid');
    await this.#assertGood(account, password);
    if (!(await repositories.accounts.setPassword(account._id, hash, await hashing.hash(password))))
      throw new Problem('codeNotValid');
    await repositories.sessions.removeAllOf(account._id);
    return account.signIn;
  }

  /** Of the person of this session, whose other sessions end. Throws `passwordWrong`, or why the new one cannot be chosen. */
  async change(session: Session, before: string, password: string): Promise<void> {
    const { repositories, hashing } = this.parts;
    const account = await this.confirm(session, before);
    await this.#assertGood(account, password);
    const hashed = await hashing.hash(password);
    if (!(await repositories.accounts.changePassword(account._id, account.password ?? '', hashed)))
      throw new Problem('passwordWrong');
    await repositories.sessions.removeAllOf(account._id, session.id);
  }

  /** The account of this session, whose person has shown the password again. Throws `passwordWrong`, `attemptsPaused`. */
  async confirm({ actorId }: Session, password: string): Promise<StoredAccount> {
    const { repositories, attempts, hashing } = this.parts;
    const counted = countedBy.person(actorId);
    await attempts.assertOpen(counted);
    const account = await repositories.accounts.find(actorId);
    const turn = { known: true, first: () => attempts.begin(counted) };
    if (!(await hashing.verify(account?.password, password, turn)) || !account) throw new Problem('passwordWrong');
    await attempts.succeed(counted);
    return account;
  }

  /** A code with which this person may choose a password: theirs of before is void, and their sessions end. */
  async reset(person: string): Promise<GivenCode> {
    const { accounts, sessions } = this.parts.repositories;
    const { code, expiresAt } = newCode(Date.now());
    await accounts.reset(person, { hash: hashOfCode(code), expiresAt });
    await sessions.removeAllOf(person);
    return { code, expiresAt };
  }

  async #assertGood(account: StoredAccount, password: string): Promise<void> {
    const known = await this.#wordsAbout(account);
    const fault = await this.parts.check.faultOf(normalisedPassword(password), known);
    if (fault !== undefined) throw new Problem(fault);
  }

  /** What somebody who knows the person and the store would try first. */
  async #wordsAbout({ _id, signIn }: StoredAccount): Promise<readonly string[]> {
    const { staff, dealership } = this.parts.repositories;
    const [entries, stores] = await Promise.all([staff.entriesOf(_id), dealership.allStores()]);
    const ofStores = stores.flatMap((store) => [store._id, store.name, store.brand]);
    return [signIn, _id, ...entries.map(({ name }) => name), ...ofStores, ...PRODUCT];
  }
}
