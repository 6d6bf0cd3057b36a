import { Schema } from 'mongoose';
import type { RowFault } from '../../../domain/imports/fault';
import type { ImportKindName } from '../../../domain/imports/kinds';
import type { Mapping } from '../../../domain/imports/match-columns';
import type { RunCounts, RunFault, RunMode, RunState } from '../../../domain/imports/run';
import type { Actor } from '../../../domain/kernel/actor';
import type { TableRow, TableWarning } from '../../../domain/values/table';
import {
  expires,
  flag,
  formerlyMixed,
  formerlyText,
  id,
  maybeText,
  mixed,
  number,
  options,
  sealedText,
  text,
} from './columns';

/** One run over the rows of a file. */
export interface StoredRun {
  /** 1, 2, 3, … for each import. */
  readonly count: number;
  readonly mode: RunMode;
  readonly state: RunState;
  readonly by: Actor;
  readonly at: number;
  /** The day in the store's zone on which it was asked for: what lies after it is no past day. */
  readonly today: string;
  /** The last row that is done, as a spreadsheet counts; what comes after it is not. */
  readonly lastRow: number;
  readonly counts: RunCounts;
  /** How often it was begun without getting any further. */
  readonly attempts: number;
  /** The database did not answer in time; the rows are tried again, fewer at once. */
  readonly slow?: boolean;
  /** Rows that it may be asked to write at once, since it was too slow for more. */
  readonly maxBatchRows?: number;
  readonly fault: RunFault | null;
  readonly endedAt: number | null;
}

/** A file that is to be imported, and how far that is. */
export interface StoredImport {
  readonly _id: string;
  readonly store: string;
  readonly kind: ImportKindName;
  /** The code of the system that the ids of the file come from (I-21). */
  readonly system: string;
  readonly fileName: string;
  readonly size: number;
  /** In so many pieces the file is kept. */
  readonly pieces: number;
  readonly sheet: string | null;
  readonly header: readonly string[];
  readonly headerRow: number;
  readonly rows: number;
  readonly daysFrom1904: boolean;
  readonly warnings: readonly TableWarning[];
  /** The first rows, for the preview. */
  readonly sample: readonly TableRow[];
  readonly mapping: Mapping;
  readonly by: Actor;
  readonly at: number;
  /** Rises with each change that a person makes. */
  readonly version: number;
  readonly run: StoredRun | null;
  readonly cancelAsked: boolean;
  /** Whoever works on the run: a word of their own for each time they take it; null when nobody does. */
  readonly owner: string | null;
  /** Rises while the owner lives. */
  readonly beat: number;
  readonly expiresAt: Date;
}

export const importSchema = new Schema(
  {
    _id: id,
    store: text,
    kind: text,
    system: text,
    fileName: formerlyText,
    size: number,
    pieces: number,
    sheet: maybeText,
    header: mixed,
    headerRow: number,
    rows: number,
    daysFrom1904: flag,
    warnings: mixed,
    sealed: sealedText,
    sample: formerlyMixed,
    mapping: mixed,
    by: mixed,
    at: number,
    version: number,
    run: { type: Schema.Types.Mixed, default: null },
    cancelAsked: flag,
    owner: maybeText,
    beat: number,
    expiresAt: expires,
  },
  options,
)
  .index({ store: 1, at: -1 })
  .index({ 'run.state': 1, 'run.at': 1 })
  .index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** A piece of a file that is to be imported. */
export interface StoredImportPiece {
  /** Import and place, from 0. */
  readonly _id: string;
  readonly bytes: Uint8Array;
  /** Absent in a piece of an earlier release, which lies in clear. */
  readonly isSealed?: boolean;
  readonly expiresAt: Date;
}

export const importPieceSchema = new Schema(
  { _id: id, bytes: { type: Buffer, required: true }, isSealed: { type: Boolean }, expiresAt: expires },
  options,
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Why rows of one batch were refused; what stood in them is read from the file again. */
export interface StoredRefusals {
  /** Import, run and first row of the batch. */
  readonly _id: string;
  readonly run: string;
  readonly firstRow: number;
  readonly rows: readonly { readonly row: number; readonly faults: readonly RowFault[] }[];
  readonly expiresAt: Date;
}

export const refusalSchema = new Schema(
  { _id: id, run: text, firstRow: number, sealed: sealedText, rows: formerlyMixed, expiresAt: expires },
  options,
)
  .index({ run: 1, firstRow: 1 })
  .index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
