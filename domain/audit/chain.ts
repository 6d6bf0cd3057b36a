import { AuditEntry, auditHash, emptyLog, headOf, type AuditHead } from './entry';

/**
 * What is wrong with a log, at its first wrong place. `missing`: there is no entry with this position. `changed`: it does not have the hash of what it says,
 * or says what no entry says. `unlinked`: it does not follow the entry before. `backInTime`: it is older than the entry before. `otherHistory`: it is not the
 * entry that a head, seen before, names.
 */
export const chainFaults = ['missing', 'changed', 'unlinked', 'backInTime', 'otherHistory'] as const;
export interface ChainFault {
  readonly position: number;
  readonly fault: (typeof chainFaults)[number];
}

const StoredEntry = AuditEntry.strict();

/** Follows one log from a head on, entry by entry. It needs the entries in the order of their positions. */
export class ChainCheck {
  #head: AuditHead;
  #fault: ChainFault | undefined;

  /** `seen` are heads from outside the log: its last one, of an export, of what the program has logged. */
  constructor(
    store: string,
    private readonly seen: readonly Pick<AuditHead, 'position' | 'hash'>[] = [],
    from: AuditHead = emptyLog(store),
  ) {
    this.#head = from;
  }

  /** The last entry that is right. */
  get head(): AuditHead {
    return this.#head;
  }

  get fault(): ChainFault | undefined {
    return this.#fault;
  }

  /** False from the first wrong entry on. */
  follows(stored: unknown): boolean {
    this.#fault ??= this.#faultOf(stored);
    if (this.#fault) return false;
    this.#head = headOf(stored as AuditEntry);
    return true;
  }

  /** There are no more entries: one that a head names and that has not come is missing. */
  end(): ChainFault | undefined {
    const furthest = Math.max(0, ...this.seen.map(({ position }) => position));
    if (!this.#fault && furthest > this.#head.position)
      this.#fault = { position: this.#head.position + 1, fault: 'missing' };
    return this.#fault;
  }

  #faultOf(stored: unknown): ChainFault | undefined {
    const next = this.#head.position + 1;
    const parsed = StoredEntry.safeParse(stored);
    if (!parsed.success) return { position: next, fault: 'changed' };
    const entry = parsed.data;
    const { position } = entry;
    if (position !== next) return { position: next, fault: position > next ? 'missing' : 'unlinked' };
    if (entry.hash !== auditHash(entry)) return { position, fault: 'changed' };
    if (entry.previous !== this.#head.hash || entry.store !== this.#head.store) return { position, fault: 'unlinked' };
    if (entry.at < this.#head.at) return { position, fault: 'backInTime' };
    const differs = this.seen.some((head) => head.position === position && head.hash !== entry.hash);
    return differs ? { position, fault: 'otherHistory' } : undefined;
  }
}
