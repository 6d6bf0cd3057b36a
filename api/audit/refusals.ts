import type { NewAuditEntry } from '../../domain/audit/entry';

/** The same refusal of the same person within this time is one more entry, which says how often. */
const GATHERED_FOR_MS = 60_000;
/** Refusals that are gathered at once. */
const MAX_GATHERED = 5_000;

interface Gathered {
  readonly content: NewAuditEntry;
  readonly timer: NodeJS.Timeout;
  more: number;
}

const keyOf = ({ request: _request, times: _times, ...content }: NewAuditEntry): string => JSON.stringify(content);

/** Writes refusals down so that whoever is refused a thousand times a minute does not write a thousand entries. */
export class Refusals {
  readonly #gathered = new Map<string, Gathered>();

  constructor(
    private readonly write: (content: NewAuditEntry) => void,
    private readonly onLost: () => void,
  ) {}

  /** The first is written at once, those like it within a minute as one when the minute is over. */
  note(content: NewAuditEntry): void {
    const key = keyOf(content);
    const known = this.#gathered.get(key);
    if (known) {
      known.more += 1;
      return;
    }
    if (this.#gathered.size >= MAX_GATHERED) return this.onLost();
    const timer = setTimeout(() => this.#finish(key), GATHERED_FOR_MS).unref();
    this.#gathered.set(key, { content, timer, more: 0 });
    this.write(content);
  }

  /** Writes what is still gathered. */
  stop(): void {
    for (const key of this.#gathered.keys()) this.#finish(key);
  }

  #finish(key: string): void {
    const gathered = this.#gathered.get(key);
    if (!gathered) return;
    clearTimeout(gathered.timer);
    this.#gathered.delete(key);
    if (gathered.more > 0) this.write({ ...gathered.content, times: gathered.more });
  }
}
