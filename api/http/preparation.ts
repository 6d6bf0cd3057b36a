/** Whatever knows what has not been made yet. */
interface Prepared {
  findMissing(): Promise<readonly string[]>;
}

/** What is missing, in words, and whether every part could say it. */
export interface Missing {
  readonly missing: readonly string[];
  readonly isKnown: boolean;
}

/** What `repairflow migrate` has not made yet: asked again until nothing is missing, and then no more. */
export class Preparation {
  readonly #open: Set<Prepared>;
  #asking: Promise<Missing> | undefined;

  constructor(parts: readonly Prepared[]) {
    this.#open = new Set(parts);
  }

  /** Whoever asks while it is being found out hears the same, so that what takes long is known to the next one. A part that cannot say it is asked again. */
  findMissing(): Promise<Missing> {
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #ask(): Promise<Missing> {
    const missing: string[] = [];
    let isKnown = true;
    for (const part of this.#open) {
      const found = await part.findMissing().catch(() => undefined);
      if (found?.length === 0) this.#open.delete(part);
      missing.push(...(found ?? []));
      isKnown &&= found !== undefined;
    }
    return { missing, isKnown };
  }
}
