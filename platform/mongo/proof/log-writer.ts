import { fromBase64 } from '../../../domain/proof/base64';
import { onlyDuplicates } from '../duplicates';
import { majority } from '../feed/lease';
import { between } from '../filters';
import type { Models, StoredProofEntry, StoredProofLog } from '../models';
import { TileWriter } from './tiles';

type ProofModels = Pick<Models, 'proofLogs' | 'proofEntries' | 'proofTiles'>;

/** Entries settled at once when a log is opened. */
const PAGE = 1_000;

export const entryId = (store: string, position: number): string => `${store}:${String(position).padStart(12, '0')}`;

/**
 * Adds entries to the log of a store: first the entries, then what follows from them, then how far it came. Whatever is cut off in between is
 * ended by whoever opens the log next.
 */
export class LogWriter {
  private constructor(
    private readonly models: ProofModels,
    readonly store: string,
    private readonly tiles: TileWriter,
    private known: Omit<StoredProofLog, '_id'>,
  ) {}

  static async open(models: ProofModels, store: string): Promise<LogWriter> {
    const log = await models.proofLogs.findOne({ _id: store }).lean<StoredProofLog>();
    const known = { feedPosition: log?.feedPosition ?? 0, size: log?.size ?? 0 };
    const writer = new LogWriter(models, store, await TileWriter.open(models, store, known.size), known);
    for (let count = PAGE; count === PAGE;) {
      const entries = await models.proofEntries
        .find({ store, position: between(writer.size, writer.size + PAGE) })
        .sort({ position: 1 })
        .lean<StoredProofEntry[]>();
      count = entries.length;
      if (count > 0) await writer.#settle(entries);
    }
    return writer;
  }

  /** Entries there are; the next one has the position after it. */
  get size(): number {
    return this.known.size;
  }

  /** Up to which position the feed has been read. */
  get feedPosition(): number {
    return this.known.feedPosition;
  }

  /**
   * Adds these at the positions after `size`; then every event up to this position of the feed has its entry. False when somebody else has written meanwhile:
   * then the log must be opened anew.
   */
  async append(entries: readonly StoredProofEntry[], feedPosition = this.feedPosition): Promise<boolean> {
    try {
      if (entries.length > 0)
        await this.models.proofEntries.collection.insertMany(entries as never, { ordered: true, ...majority });
    } catch (error) {
      if (!onlyDuplicates(error)) throw error;
      return false;
    }
    await this.#settle(entries, feedPosition);
    return true;
  }

  async #settle(entries: readonly StoredProofEntry[], feedPosition = this.feedPosition): Promise<void> {
    const superseded = entries
      .filter(({ process, sequence }) => process !== null && sequence > 1)
      .map(({ process, sequence, position }) => ({
        updateOne: { filter: { process, sequence: sequence - 1 }, update: { $set: { supersededAt: position } } },
      }));
    if (superseded.length > 0) await this.models.proofEntries.collection.bulkWrite(superseded, majority);
    await this.tiles.add(entries.map(({ leaf }) => fromBase64(leaf)!));
    await this.#keep({ feedPosition, size: this.size + entries.length });
  }

  /** A writer that was frozen takes nothing back. */
  async #keep(known: Omit<StoredProofLog, '_id'>): Promise<void> {
    await this.models.proofLogs.updateOne({ _id: this.store }, { $max: known }, { upsert: true, ...majority });
    this.known = known;
  }
}
