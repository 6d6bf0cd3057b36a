/** A wait between two looks at the same thing, which somebody who knows of a change can end. */
export class Pause {
  #woken = false;
  #end: (() => void) | undefined;

  /** Ends the wait, or the next one when nobody waits now. */
  wake(): void {
    this.#woken = true;
    this.#end?.();
  }

  async rest(ms: number): Promise<void> {
    if (!this.#woken)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms).unref();
        this.#end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.#end = undefined;
    this.#woken = false;
  }
}
