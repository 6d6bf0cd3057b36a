import { formatOf } from './file-format';
import { withHeader } from './header';
import { readCsv } from './read-csv';
import { readWorkbook } from './read-workbook';
import { defaultLimits, TableError, type Table, type TableLimits } from './table';

export interface ReadingOptions {
  /** The name of a sheet; without it the first that is not hidden. */
  readonly sheet?: string | undefined;
  /** The row of the header, as a spreadsheet counts; without it the header is looked for. */
  readonly headerRow?: number | undefined;
  readonly limits?: Partial<TableLimits>;
}

async function collected(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  for await (const piece of source) {
    total += piece.length;
    if (total > maxBytes) throw new TableError('fileTooLarge', { megabytes: Math.floor(maxBytes / 1_000_000) });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

/**
 * A table from the bytes of a CSV file or workbook, told apart by content and not by name. Throws TableError for what is no such table; a CSV file that is
 * broken further down throws it while its rows are read.
 */
export async function readTable(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  { sheet, headerRow, limits: own }: ReadingOptions = {},
): Promise<Table> {
  const limits = { ...defaultLimits, ...own };
  const bytes = await collected(source instanceof Uint8Array ? whole(source) : source, limits.bytes);
  const raw = formatOf(bytes) === 'csv' ? readCsv(bytes, limits) : await readWorkbook(bytes, limits, sheet);
  return withHeader(raw, headerRow);
}
