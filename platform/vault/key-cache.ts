import { setTimeout as after } from 'node:timers/promises';

/** More than any program uses within the time that a key is remembered. */
const MAX_REMEMBERED = 20_000;
/** So long one who knew the answer before waits for the present one. */
const LOOK_UP_TIMEOUT_MS = 1_000;
/** So long what was known before counts until it is asked for again. */
const ASK_AGAIN_MS = 5_000;

interface Remembered<T> {
  readonly value: Promise<T>;
  /** When it was asked for. */
  readonly at: number;
  readonly until: number;
}

interface Lifetimes {
  /** How long an answer counts without being asked for again. */
  readonly keepMs: number;
  /** How long it counts while whoever is asked is away. */
  readonly keepAwayMs: number;
  readonly isAway: (error: unknown) => boolean;
}

const late = Symbol('late');

/** Remembers what was looked up. Where the look-up is late or finds nobody, what was known before counts; of nothing else that failed is anything remembered. */
export class KeyCache<T> {
  readonly #remembered = new Map<string, Remembered<T>>();

  constructor(
    private readonly lifetimes: Lifetimes,
    private readonly now: () => number,
  ) {}

  get(name: string, look: () => Promise<T>): Promise<T> {
    const known = this.#remembered.get(name);
    if (known && known.until > this.now()) return known.value;
    const isKnown = known && known.at + this.lifetimes.keepAwayMs > this.now();
    return this.#keep(name, isKnown ? this.#orFormer(name, look(), known) : look());
  }

  /** Whether it is known without asking. */
  has(name: string): boolean {
    const known = this.#remembered.get(name);
    return known !== undefined && known.until > this.now();
  }

  set(name: string, value: T): void {
    void this.#keep(name, Promise.resolve(value));
  }

  forget(name: string): void {
    this.#remembered.delete(name);
  }

  #keep(name: string, value: Promise<T>): Promise<T> {
    const at = this.now();
    const remembered = { value, at, until: at + this.lifetimes.keepMs };
    this.#put(name, remembered);
    value.catch(() => {
      if (this.#remembered.get(name) === remembered) this.#remembered.delete(name);
    });
    return value;
  }

  /** What is found, or what was known before. */
  async #orFormer(name: string, look: Promise<T>, former: Remembered<T>): Promise<T> {
    const found = await Promise.race([look, after(LOOK_UP_TIMEOUT_MS, late, { ref: false })]).catch(
      (error: unknown) => {
        if (!this.lifetimes.isAway(error)) throw error;
        return late;
      },
    );
    if (found !== late) return found as T;
    // the answer that comes too late is asked for again
    look.catch(() => undefined);
    if (this.#remembered.has(name)) this.#put(name, { ...former, until: this.now() + ASK_AGAIN_MS });
    return former.value;
  }

  #put(name: string, remembered: Remembered<T>): void {
    this.#prune();
    this.#remembered.delete(name);
    this.#remembered.set(name, remembered);
  }

  /** The oldest stand first. */
  #prune(): void {
    for (const [name, { at }] of this.#remembered) {
      if (at + this.lifetimes.keepAwayMs > this.now() && this.#remembered.size < MAX_REMEMBERED) return;
      this.#remembered.delete(name);
    }
  }
}
