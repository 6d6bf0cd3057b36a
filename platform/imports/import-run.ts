import { setImmediate } from 'node:timers/promises';
import { checkRow, type AcceptedRow, type RefusedRow } from '../../domain/imports/check-row';
import { RepeatedRows } from '../../domain/imports/repeated-rows';
import type { RunCounts } from '../../domain/imports/run';
import type { TableRow } from '../../domain/values/table';
import type { Repositories, StoredImport, StoredRun } from '../mongo/repositories';
import { readTable } from '../tables/read-table';
import type { Table } from '../tables/table';
import { BatchSize, MAX_BATCH_ROWS } from './batch-size';
import { importBatch } from './import-batch';
import type { BatchContext } from './plan-batch';
import { targetFor } from './targets';

type Kept = StoredImport & { readonly run: StoredRun };
/** Why a run stops before the end of the file. */
export type Stopped = 'done' | 'cancelled' | 'taken' | 'stopping';

export interface RunContext {
  readonly repositories: Repositories;
  /** The word of whoever works on it. */
  readonly owner: string;
  /** The worker is about to end. */
  readonly stopping: AbortSignal;
  readonly now: () => number;
}

/** Names one run of an import. */
export const runName = ({ _id, run }: { readonly _id: string; readonly run: { readonly count: number } }): string =>
  `${_id}:${run.count}`;

/** The file of an import as it was read when it came. Throws TableError. */
export const openTable = (
  { imports }: Pick<Repositories, 'imports'>,
  kept: Pick<StoredImport, '_id' | 'pieces' | 'sheet' | 'headerRow'>,
): Promise<Table> => readTable(imports.bytes(kept), { sheet: kept.sheet ?? undefined, headerRow: kept.headerRow });

interface Batch {
  readonly accepted: AcceptedRow[];
  readonly refused: RefusedRow[];
  repeated: number;
  rows: number;
  firstRow: number;
  lastRow: number;
}
const emptyBatch = (): Batch => ({ accepted: [], refused: [], repeated: 0, rows: 0, firstRow: 0, lastRow: 0 });

/** One run over the rows of a file, from where the last one who worked on it stopped. */
export class ImportRun {
  readonly #known: RepeatedRows<StoredImport['kind']>;
  readonly #batchContext: BatchContext;
  readonly #size: BatchSize;
  #batch = emptyBatch();
  #counts: RunCounts;

  constructor(
    private readonly kept: Kept,
    private readonly context: RunContext,
  ) {
    const { kind, store, system, run } = kept;
    const { repositories, now } = context;
    this.#known = new RepeatedRows(kind);
    this.#counts = run.counts;
    this.#size = new BatchSize(run.maxBatchRows ?? MAX_BATCH_ROWS, now);
    const targetContext = { repositories, store, system, today: run.today, run: runName(kept) };
    this.#batchContext = {
      ...targetContext,
      kind,
      target: targetFor(kind, targetContext),
    };
  }

  /** As many rows at once as may get through, after a batch that the database was too slow for. */
  get fewerRows(): number {
    return this.#size.half;
  }

  /** Works through the file. Throws TableError for a file that cannot be read. */
  async work(): Promise<Stopped> {
    const { rows } = await openTable(this.context.repositories, this.kept);
    let seen = 0;
    for await (const row of rows) {
      this.#take(row);
      seen += 1;
      // others get their turn while what is done is read again
      if (seen % MAX_BATCH_ROWS === 0) await setImmediate();
      if (this.#batch.rows < this.#size.rows) continue;
      const stopped = await this.#finishBatch();
      if (stopped) return stopped;
    }
    return (this.#batch.rows > 0 ? await this.#finishBatch() : undefined) ?? 'done';
  }

  /** Every row is looked at, also those that are done: a later one may say the same. */
  #take(row: TableRow): void {
    const { kind, mapping, system, run, daysFrom1904 } = this.kept;
    const read = checkRow(kind, mapping, row, { system, daysFrom1904, today: run.today });
    const repetition = 'faults' in read ? undefined : this.#known.check(read);
    if (row.row <= run.lastRow) return;
    const batch = this.#batch;
    batch.firstRow ||= row.row;
    batch.lastRow = row.row;
    batch.rows += 1;
    if ('faults' in read) batch.refused.push(read);
    else if (repetition?.is === 'fault') batch.refused.push({ row: row.row, faults: [repetition.fault] });
    else if (repetition?.is === 'same') batch.repeated += 1;
    else batch.accepted.push(read);
  }

  /** Writes the batch and says how far the run is; why it stops here, if it does. */
  async #finishBatch(): Promise<Stopped | undefined> {
    const { repositories, owner, stopping, now } = this.context;
    const { _id, run, expiresAt } = this.kept;
    const { accepted, refused, repeated, rows, firstRow, lastRow } = this.#batch;
    const author = run.mode === 'import' ? { by: run.by, at: now() } : null;
    const outcomes = await this.#size.measure(() => importBatch(accepted, this.#batchContext, author));
    const all = [
      ...refused,
      ...accepted.flatMap(({ row }, place) => {
        const outcome = outcomes[place];
        return typeof outcome === 'object' ? [{ row, faults: [outcome] }] : [];
      }),
    ].toSorted((a, b) => a.row - b.row);
    const name = this.#batchContext.run;
    if (all.length > 0)
      await repositories.imports.keepRefusals({
        _id: `${name}:${firstRow}`,
        run: name,
        firstRow,
        rows: all,
        expiresAt,
      });
    const became = (what: string): number => outcomes.filter((outcome) => outcome === what).length;
    this.#counts = {
      rows: this.#counts.rows + rows,
      created: this.#counts.created + became('created'),
      updated: this.#counts.updated + became('updated'),
      unchanged: this.#counts.unchanged + became('unchanged'),
      repeated: this.#counts.repeated + repeated,
      refused: this.#counts.refused + all.length,
    };
    this.#batch = emptyBatch();
    const told = await repositories.imports.advance(_id, owner, { lastRow, counts: this.#counts });
    if (!told) return 'taken';
    // asked only now: what somebody who died has begun is finished first
    if (told.cancelAsked) return 'cancelled';
    return stopping.aborted ? 'stopping' : undefined;
  }
}
