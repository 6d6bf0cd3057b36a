import type { TableFacts, TableFaultCode, TableRow, TableWarning } from '../../domain/values/table';

/** The file is no table that can be read: what is wrong with it, and the facts that its words name. Not a defect. */
export class TableError extends Error {
  override readonly name = 'TableError';
  constructor(
    readonly code: TableFaultCode,
    readonly facts: TableFacts = {},
    cause?: unknown,
  ) {
    super(code, { cause });
  }
}

export interface TableLimits {
  /** Of the file as it was sent. */
  readonly bytes: number;
  /** Of all that a workbook unpacks to. */
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
  /** Of one row of a CSV file. */
  readonly recordCharacters: number;
  /** Within which a workbook has to be read. */
  readonly milliseconds: number;
  /** Of memory that reading a workbook may take. */
  readonly memoryMegabytes: number;
}

const MEGABYTE = 1_000_000;

/** Twice what the largest store has, and a quarter of what exhausts a server. */
export const defaultLimits: TableLimits = {
  bytes: 50 * MEGABYTE,
  unpackedBytes: 100 * MEGABYTE,
  rows: 100_000,
  columns: 250,
  recordCharacters: 100_000,
  milliseconds: 60_000,
  memoryMegabytes: 1_024,
};

/** A row as the file has it, before it is known which row is the header. */
export type RawRow = Omit<TableRow, 'shape'>;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
export type Delimiter = ',' | ';' | '\t';

/** A file as rows, before it is known which row is the header. */
export interface RawTable {
  readonly format: 'csv' | 'xlsx';
  /** Of CSV files only. */
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  /** The names of the sheets of a workbook, in their order. */
  readonly sheets: readonly string[];
  /** The sheet that is read. */
  readonly sheet: string | null;
  /** Day 0 of days that are written as numbers is 1 January 1904. */
  readonly daysFrom1904: boolean;
  readonly warnings: readonly TableWarning[];
  /** Rows that are empty are left out. To be read once. */
  readonly rows: AsyncIterable<RawRow>;
}

export interface Table extends Omit<RawTable, 'rows'> {
  /** The names of the columns, trimmed; empty where a column has none. No name stands twice. */
  readonly header: readonly string[];
  readonly headerRow: number;
  /** The rows below the header, each with as many cells as the header. To be read once; throws TableError where the file is broken further down. */
  readonly rows: AsyncIterable<TableRow>;
}
