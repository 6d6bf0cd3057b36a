import type { TableRow } from '../../../domain/values/table';
import { readTable, type ReadingOptions } from '../../../platform/tables/read-table';
import { TableError, type Table } from '../../../platform/tables/table';

/** A table with all its rows. */
export interface WholeTable extends Omit<Table, 'rows'> {
  readonly rows: readonly TableRow[];
}

export async function readAll(
  source: Uint8Array | string | AsyncIterable<Uint8Array>,
  options?: ReadingOptions,
): Promise<WholeTable> {
  const { rows, ...rest } = await readTable(
    typeof source === 'string' ? new TextEncoder().encode(source) : source,
    options,
  );
  const all: TableRow[] = [];
  for await (const row of rows) all.push(row);
  return { ...rest, rows: all };
}

/** The cells of all rows. */
export const cellsOf = async (
  source: Uint8Array | string,
  options?: ReadingOptions,
): Promise<readonly (readonly string[])[]> => (await readAll(source, options)).rows.map(({ cells }) => cells);

/** Why the table is refused. Throws when it is not. */
export async function refusalOf(read: Promise<unknown>): Promise<{ readonly code: string; readonly facts: object }> {
  try {
    await read;
  } catch (error) {
    if (error instanceof TableError) return { code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error('The table was read.');
}
