import { ENROLMENT_LIFE_MS, RECOVERY_CODES } from '../../domain/account/second-factor';
import { SealBroken, type SecretBox } from '../../platform/account/secret-box';
import { newTotpSecret, totpStep, totpUri } from '../../platform/account/totp';
import type { Logger } from '../../platform/log';
import type { Repositories, StoredAccount } from '../../platform/mongo/repositories';
import { hashOfCode, randomCode } from '../../platform/one-time-codes';
import { Problem } from '../http/problems';

/** What a code that fits would use up. */
export type ShownFactor = { readonly step: number } | { readonly recovery: string };

interface Parts {
  readonly accounts: Repositories['accounts'];
  /** Undefined where nobody has set a key. */
  readonly box: SecretBox | undefined;
  readonly log: Logger;
}

/** Of each the person is told once; the hash is kept. */
const newRecoveryCodes = (): readonly string[] => Array.from({ length: RECOVERY_CODES }, randomCode);

/** Codes by time from an app, and recovery codes in their place. Secrets are kept encrypted. */
export class SecondFactors {
  constructor(private readonly parts: Parts) {}

  /** A secret for the app of this person; it counts once its first code was shown. Throws `secondFactorUnavailable`. */
  async begin({ _id, signIn }: StoredAccount, issuer: string) {
    const { accounts, box } = this.parts;
    if (!box) throw new Problem('secondFactorUnavailable');
    const secret = newTotpSecret();
    const expiresAt = Date.now() + ENROLMENT_LIFE_MS;
    await accounts.beginEnrolment(_id, { secret: box.seal(secret, _id), expiresAt });
    return { secret, uri: totpUri(secret, issuer, signIn), expiresAt };
  }

  /** Answers the recovery codes. Throws `enrolmentOver` when nothing was begun that still counts, `codeWrong`. */
  async confirm({ _id, enrolment }: StoredAccount, code: string): Promise<readonly string[]> {
    const now = Date.now();
    if (!enrolment || enrolment.expiresAt <= now) throw new Problem('enrolmentOver');
    const secret = this.#open(enrolment.secret, _id);
    const step = secret === undefined ? undefined : totpStep(secret, code.trim(), now);
    if (step === undefined) throw new Problem('codeWrong');
    const codes = newRecoveryCodes();
    const factor = { secret: enrolment.secret, since: now, lastStep: step, recovery: codes.map(hashOfCode) };
    if (!(await this.parts.accounts.enrol(_id, factor))) throw new Problem('enrolmentOver');
    return codes;
  }

  /** Looks only: what this code would use up, undefined when it is none of this account. */
  find({ _id, secondFactor }: StoredAccount, code: string): ShownFactor | undefined {
    if (!secondFactor) return undefined;
    const secret = this.#open(secondFactor.secret, _id);
    const step = secret === undefined ? undefined : totpStep(secret, code.trim(), Date.now());
    if (step !== undefined) return step > secondFactor.lastStep ? { step } : undefined;
    const recovery = hashOfCode(code);
    return secondFactor.recovery.includes(recovery) ? { recovery } : undefined;
  }

  /** Uses it up: true once, of however many who show it at the same moment. */
  take({ _id }: StoredAccount, shown: ShownFactor): Promise<boolean> {
    const { accounts } = this.parts;
    return 'step' in shown ? accounts.takeStep(_id, shown.step) : accounts.takeRecoveryCode(_id, shown.recovery);
  }

  /** Undefined when the key is missing or is another one; recovery codes count without it. */
  #open(sealed: string, person: string): string | undefined {
    const { box, log } = this.parts;
    try {
      return box?.open(sealed, person);
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      log.error('a second factor cannot be read: ACCOUNT_KEY is not the key it was kept with');
      return undefined;
    }
  }
}
