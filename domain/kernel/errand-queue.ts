/** An errand with a name: done again under the same name, it has been done once. */
export interface NamedErrand<Errand> {
  readonly id: string;
  readonly errand: Errand;
}

/** An errand that is not done yet, as one run hands it to the next. */
export interface OutstandingErrand<Errand> extends NamedErrand<Errand> {
  /** It was refused for good; it is done again only when somebody says so. */
  readonly refused?: true;
}

/** The errands of one process that are not done yet. Those of the same lane are done one after the other. */
export class ErrandQueue<Errand> {
  #outstanding: readonly OutstandingErrand<Errand>[] = [];
  readonly #running = new Set<string>();

  constructor(
    private readonly laneOf: (errand: Errand) => string,
    carried: readonly OutstandingErrand<Errand>[] = [],
  ) {
    this.#outstanding = carried;
  }

  /** In the order they were asked for, those that are being done included. */
  get outstanding(): readonly OutstandingErrand<Errand>[] {
    return this.#outstanding;
  }

  add(errands: readonly NamedErrand<Errand>[]): void {
    this.#outstanding = [...this.#outstanding, ...errands];
  }

  /** The first that can be begun: no earlier one of its lane is still to be done. */
  next(): NamedErrand<Errand> | undefined {
    const taken = new Set<string>();
    for (const one of this.#outstanding) {
      const lane = this.laneOf(one.errand);
      if (!one.refused && !taken.has(lane) && !this.#running.has(one.id)) return one;
      if (!one.refused) taken.add(lane);
    }
    return undefined;
  }

  begin(id: string): void {
    this.#running.add(id);
  }

  done(id: string): void {
    this.#running.delete(id);
    this.#outstanding = this.#outstanding.filter((one) => one.id !== id);
  }

  refuse(id: string): void {
    this.#running.delete(id);
    this.#outstanding = this.#outstanding.map((one) => (one.id === id ? { ...one, refused: true } : one));
  }

  /** Those that were refused are done again, or dropped: somebody has seen to them by hand. */
  settleRefused({ again }: { readonly again: boolean }): void {
    this.#outstanding = this.#outstanding.flatMap((one) => {
      if (!one.refused) return [one];
      const { refused: _refused, ...errand } = one;
      return again ? [errand] : [];
    });
  }
}
