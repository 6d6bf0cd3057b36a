import { ATTEMPTS_KEPT_MS, pauseAfter } from '../../domain/account/back-off';
import type { Repositories, StoredSignInAttempts } from '../../platform/mongo/repositories';
import { Problem } from '../http/problems';
import { digest } from '../../platform/secrets';

/** Of twenty bits: names nobody has take no more room than these, and look like others. Whoever shares one with somebody can keep them waiting as anybody can who knows the name. */
const NAME_DIGITS = 5;
/** Attempts at the same moment are counted one after the other; so many may come in between. */
const MAX_TRIES = 50;

/** Under which wrong attempts are counted. */
export const countedBy = {
  /** Of whoever is not known to the account. */
  name: (folded: string): string => `name:${digest(folded).slice(0, NAME_DIGITS)}`,
  /** Of a device with which this person has signed in before: nobody else keeps it waiting. */
  device: (person: string, device: string): string => `device:${digest(`${person}\n${device}`)}`,
  /** Of whoever has a session of this person and is asked for the password again. */
  person: (person: string): string => `person:${person}`,
};

function throwWhilePaused({ until }: StoredSignInAttempts, now: number): void {
  const seconds = Math.ceil((until - now) / 1_000);
  if (seconds > 0) throw new Problem('attemptsPaused', {}, { 'Retry-After': String(seconds) });
}

/** Pauses after wrong attempts, the same for all APIs. */
export class Attempts {
  constructor(private readonly repository: Repositories['signInAttempts']) {}

  /**
   * Counts an attempt as wrong before it is made, so that many at the same moment are no more than one after the other. Throws `attemptsPaused` while
   * nothing may be tried.
   */
  async begin(id: string): Promise<void> {
    for (let tried = 0; tried < MAX_TRIES; tried++) {
      // oxlint-disable-next-line no-await-in-loop -- another attempt was counted in between
      if (await this.#count(id)) return;
    }
    throw new Problem('tooMany', {}, { 'Retry-After': '1' });
  }

  /** Throws `attemptsPaused` while nothing may be tried; counts nothing. */
  async assertOpen(id: string): Promise<void> {
    const known = await this.repository.find(id);
    if (known) throwWhilePaused(known, Date.now());
  }

  /** The attempt was right. */
  succeed(id: string): Promise<void> {
    return this.repository.forget(id);
  }

  async #count(id: string): Promise<boolean> {
    const now = Date.now();
    const known = await this.repository.find(id);
    if (known) throwWhilePaused(known, now);
    const wrong = known && known.expiresAt.getTime() > now ? known.wrong + 1 : 1;
    const until = now + pauseAfter(wrong);
    return this.repository.count(known, { _id: id, wrong, until, expiresAt: new Date(until + ATTEMPTS_KEPT_MS) });
  }
}
