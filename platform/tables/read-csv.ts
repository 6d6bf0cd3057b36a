import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decoded, encodingOf } from './decode';
import { delimiterOf } from './delimiter';
import { TableError, type Delimiter, type RawRow, type RawTable, type TableLimits } from './table';

/** The first line with which a file tells spreadsheets its delimiter. */
const DECLARED = /^sep=([,;\t])\r?\n/;

const faults: Readonly<Record<string, 'recordTooLong' | 'quoteOpen'>> = {
  CSV_MAX_RECORD_SIZE: 'recordTooLong',
  CSV_QUOTE_NOT_CLOSED: 'quoteOpen',
};

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

async function* rowsOf(text: Iterable<string>, delimiter: Delimiter, limits: TableLimits): AsyncGenerator<RawRow> {
  const records = Readable.from(text).pipe(
    parse({
      delimiter,
      // a quote within a cell is a character like others; the header decides how many cells a row has
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: limits.recordCharacters,
    }),
  ) as AsyncIterable<string[]>;
  let row = 0;
  try {
    for await (const cells of records) {
      row += 1;
      if (cells.length > limits.columns) throw new TableError('tooManyColumns', { row, max: limits.columns });
      if (row > limits.rows) throw new TableError('tooManyRows', { max: limits.rows });
      if (!isEmpty(cells)) yield { row, cells, faults: [] };
    }
  } catch (error) {
    const code = error instanceof CsvError ? faults[error.code] : undefined;
    if (!code) throw error;
    // of the rows before it some may not have come out yet: the parser counts them
    throw new TableError(code, { row: Number((error as CsvError)['records']) + 1 }, error);
  }
}

/** The text without its first line when that only tells the delimiter. */
function* withoutDeclaration(text: Iterable<string>): Generator<string> {
  let first = true;
  for (const piece of text) {
    yield first ? piece.replace(DECLARED, '') : piece;
    first = false;
  }
}

/**
 * The rows of a CSV file in UTF-8, UTF-16 with a mark, or GB18030, with commas, semicolons or tabs. Throws TableError, also while the rows are
 * read: `recordTooLong` and `quoteOpen` name the row in which the trouble begins.
 */
export function readCsv(bytes: Uint8Array, limits: TableLimits): RawTable {
  const { encoding, guessed } = encodingOf(bytes);
  const [head = ''] = decoded(bytes, encoding);
  const delimiter = (DECLARED.exec(head)?.[1] as Delimiter | undefined) ?? delimiterOf(head);
  return {
    format: 'csv',
    encoding,
    delimiter,
    sheets: [],
    sheet: null,
    daysFrom1904: false,
    warnings: guessed ? [{ code: 'encodingGuessed', facts: {} }] : [],
    rows: rowsOf(withoutDeclaration(decoded(bytes, encoding)), delimiter, limits),
  };
}
