/** Rows that are written and counted together at most; more at once are no faster. */
export const MAX_BATCH_ROWS = 200;
/** Whoever looks at the progress sees it move so often, at least where a row takes no longer than that. */
const TARGET_MS = 2_000;

/** How many rows a batch has: one that took long is followed by a smaller one, so that no write takes longer than anybody waits for it. */
export class BatchSize {
  #rows: number;

  /** `most`: half of what the database was too slow for; `now` in milliseconds. */
  constructor(
    private readonly most: number,
    private readonly now: () => number,
  ) {
    this.#rows = most;
  }

  get rows(): number {
    return this.#rows;
  }

  /** As many as may get through when so many did not. */
  get half(): number {
    return Math.max(1, Math.floor(this.#rows / 2));
  }

  /** Does the work of one batch, and learns from how long it took. */
  async measure<T>(work: () => Promise<T>): Promise<T> {
    const began = this.now();
    const result = await work();
    const fitting = Math.floor((this.#rows * TARGET_MS) / Math.max(1, this.now() - began));
    this.#rows = Math.max(1, Math.min(this.most, fitting, this.#rows * 2));
    return result;
  }
}
