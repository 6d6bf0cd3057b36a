interface Waiter {
  readonly sequence: number;
  readonly wake: (reached: boolean) => void;
}

/** Whoever waits until the read side has an event of a process. */
export class ViewWaiters {
  readonly #waiting = new Map<string, Set<Waiter>>();

  /** True once this API has written the view up to that event; false after `ms`, when another program may have. */
  wait(number: string, sequence: number, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(number) ?? new Set();
      const timer = setTimeout(() => waiter.wake(false), ms);
      const waiter: Waiter = {
        sequence,
        wake: (reached) => {
          clearTimeout(timer);
          waiting.delete(waiter);
          if (waiting.size === 0) this.#waiting.delete(number);
          resolve(reached);
        },
      };
      this.#waiting.set(number, waiting.add(waiter));
    });
  }

  /** The view has been written up to this sequence. */
  reached(number: string, sequence: number): void {
    for (const waiter of this.#waiting.get(number) ?? []) if (waiter.sequence <= sequence) waiter.wake(true);
  }
}
