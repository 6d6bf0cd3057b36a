const real = Date.now.bind(Date);

/** Lets this process believe that so many milliseconds more have passed; `undo` says the truth again. */
export class MovedClock {
  #ahead = 0;
  readonly #spy = jest.spyOn(Date, 'now').mockImplementation(() => real() + this.#ahead);

  pass(ms: number): void {
    this.#ahead += ms;
  }

  undo(): void {
    this.#spy.mockRestore();
  }
}
