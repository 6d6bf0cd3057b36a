import { hash, verify } from '@node-rs/argon2';
import { normalisedPassword } from '../../domain/account/password-rules';
import { Problem } from '../http/problems';
import { newSecret } from '../../platform/secrets';

/** Each takes 19 MiB for some 40 ms: guessing must not use up the memory. */
const PARALLEL_HASHES = 2;
/** So many wait their turn, less than a second; the next one is told to come back. */
const MAX_WAITING = 32;

/** The functions that take time. */
export interface HashFunctions {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (hashed: string, password: string) => Promise<boolean>;
}

interface Comparison {
  /** Whoever asks is known to the account. */
  readonly known: boolean;
  readonly first: () => Promise<void>;
}

export const hashPassword = (password: string): Promise<string> => hash(normalisedPassword(password));

/** Hashes and compares passwords, two at once; others wait, and whoever is known to the account does not wait behind strangers. */
export class PasswordHashing {
  #running = 0;
  readonly #known: (() => void)[] = [];
  readonly #strangers: (() => void)[] = [];
  /** A hash nobody knows the password of: an unknown name takes as long as a wrong password. */
  readonly #decoy: Promise<string>;

  constructor(private readonly functions: HashFunctions = { hash, verify }) {
    this.#decoy = functions.hash(newSecret());
  }

  /**
   * False also where there is no hash, after as long a time. `first` is done when it is its turn, and what it throws is thrown. Throws `tooMany` when too
   * many wait; then `first` was not done.
   */
  async verify(hashed: string | null | undefined, password: string, { known, first }: Comparison): Promise<boolean> {
    const decoy = await this.#decoy;
    const right = await this.#inTurn(known, async () => {
      await first();
      return this.functions.verify(hashed ?? decoy, normalisedPassword(password));
    });
    return right && hashed !== null && hashed !== undefined;
  }

  /** Of a password that its person has chosen. Throws `tooMany` when too many wait. */
  hash(password: string): Promise<string> {
    return this.#inTurn(true, () => this.functions.hash(normalisedPassword(password)));
  }

  async #inTurn<T>(known: boolean, work: () => Promise<T>): Promise<T> {
    await this.#turn(known ? this.#known : this.#strangers);
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#callNext();
    }
  }

  #turn(waiting: (() => void)[]): Promise<void> {
    if (waiting.length >= MAX_WAITING) throw new Problem('tooMany', {}, { 'Retry-After': '1' });
    return new Promise((resolve) => {
      waiting.push(resolve);
      this.#callNext();
    });
  }

  #callNext(): void {
    if (this.#running >= PARALLEL_HASHES) return;
    const next = this.#known.shift() ?? this.#strangers.shift();
    if (!next) return;
    this.#running += 1;
    next();
  }
}
