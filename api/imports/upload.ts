import { createHash } from 'node:crypto';
import { matchColumns } from '../../domain/imports/match-columns';
import type { ImportKindName } from '../../domain/imports/kinds';
import type { TableRow } from '../../domain/values/table';
import { readTable } from '../../platform/tables/read-table';
import { TableError, type Table } from '../../platform/tables/table';
import { tableProblem } from './table-problem';

/** Rows that the preview shows. */
const SAMPLE_ROWS = 20;

/** For so long a file, its rows and what was refused are kept. */
export const KEPT_MS = 30 * 24 * 3_600_000;

export interface UploadQuery {
  readonly kind: ImportKindName;
  readonly sheet?: string | undefined;
  readonly headerRow?: number | undefined;
}

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function read(raw: Buffer, { sheet, headerRow }: UploadQuery): Promise<[Table, number, readonly TableRow[]]> {
  const table = await readTable(raw, { sheet, headerRow });
  const sample: TableRow[] = [];
  let rows = 0;
  for await (const row of table.rows) {
    rows += 1;
    if (sample.length < SAMPLE_ROWS) sample.push(row);
  }
  return [table, rows, sample];
}

/** What is known of a file once it has been read to its end, with the columns as they are found. Throws a Problem for what is no table. */
export async function examine(raw: Buffer, query: UploadQuery) {
  try {
    const [{ header, headerRow, sheet, daysFrom1904, warnings }, rows, sample] = await read(raw, query);
    if (rows === 0) throw new TableError('empty');
    const { mapping } = matchColumns(query.kind, header);
    return { header, headerRow, sheet, daysFrom1904, warnings, rows, sample, mapping, size: raw.length };
  } catch (error) {
    throw error instanceof TableError ? tableProblem(error.code, error.facts) : error;
  }
}
