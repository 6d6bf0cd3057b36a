/** Whatever knows what has not been made yet. */
interface Prepared {
  findMissing(): Promise<readonly string[]>;
}

/** What `repairflow migrate` has not made yet: asked again until nothing is missing, and then no more. */
export class Preparation {
  readonly #open: Set<Prepared>;

  constructor(parts: readonly Prepared[]) {
    this.#open = new Set(parts);
  }

  /** In words; a part that does not answer is not known to miss anything. */
  async findMissing(): Promise<readonly string[]> {
    const missing: string[] = [];
    for (const part of this.#open) {
      const found = await part.findMissing().catch(() => undefined);
      if (found?.length === 0) this.#open.delete(part);
      missing.push(...(found ?? []));
    }
    return missing;
  }
}
