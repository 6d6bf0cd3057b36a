interface Waiting {
  missing: number;
  readonly since: number;
  reported: boolean;
}

/** Processes watched at once; further ones are watched when some of these go on. */
const MAX_WATCHED = 10_000;
/** So few at once that the lease does not run out meanwhile. */
const MAX_REPORTS = 20;

export type ReportMissing = (process: string, sequence: number) => Promise<void>;

/** The processes whose events wait, because the log lacks the event before them. */
export class WaitingProcesses {
  readonly #waiting = new Map<string, Waiting>();

  constructor(
    private readonly reportAfterMs: number,
    private readonly report: ReportMissing,
  ) {}

  /** An event of the process waits for the one of this sequence. */
  note(process: string, missing: number): void {
    const known = this.#waiting.get(process);
    if (known) known.missing = Math.min(known.missing, missing);
    else if (this.#waiting.size < MAX_WATCHED)
      this.#waiting.set(process, { missing, since: performance.now(), reported: false });
  }

  /** Events of the process got their positions. True when they had waited. */
  goOn(process: string): boolean {
    return this.#waiting.delete(process);
  }

  /** An operator knows of it: nobody looks for its events at every turn. */
  isReported(process: string): boolean {
    return this.#waiting.get(process)?.reported === true;
  }

  /** Reports those that have waited too long, each once. */
  async reportOverdue(): Promise<void> {
    const before = performance.now() - this.reportAfterMs;
    const overdue = [...this.#waiting].filter(([, { since, reported }]) => !reported && since <= before);
    for (const [process, waiting] of overdue.slice(0, MAX_REPORTS)) {
      await this.report(process, waiting.missing);
      waiting.reported = true;
    }
  }

  forget(): void {
    this.#waiting.clear();
  }
}
