/** More than any program uses within the time that a key is remembered. */
const MAX_REMEMBERED = 20_000;

interface Remembered<T> {
  readonly value: Promise<T>;
  readonly until: number;
}

/** Remembers what was looked up for so long after it was asked for, and nothing that failed. */
export class KeyCache<T> {
  readonly #remembered = new Map<string, Remembered<T>>();

  constructor(
    private readonly keepMs: number,
    private readonly now: () => number,
  ) {}

  get(name: string, look: () => Promise<T>): Promise<T> {
    const known = this.#remembered.get(name);
    if (known && known.until > this.now()) return known.value;
    return this.set(name, look());
  }

  set(name: string, value: Promise<T>): Promise<T> {
    this.#prune();
    const remembered = { value, until: this.now() + this.keepMs };
    this.#remembered.delete(name);
    this.#remembered.set(name, remembered);
    value.catch(() => {
      if (this.#remembered.get(name) === remembered) this.#remembered.delete(name);
    });
    return value;
  }

  forget(name: string): void {
    this.#remembered.delete(name);
  }

  /** The oldest stand first. */
  #prune(): void {
    for (const [name, { until }] of this.#remembered) {
      if (until > this.now() && this.#remembered.size < MAX_REMEMBERED) return;
      this.#remembered.delete(name);
    }
  }
}
