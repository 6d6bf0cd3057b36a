import type { TableRow } from '../../domain/values/table';
import { TableError, type RawRow, type RawTable, type Table } from './table';

/** A header stands among the first rows that are not empty; above it there may be a title, a store, a date. */
const HEAD_ROWS = 20;

const filled = ({ cells }: RawRow): number => cells.filter((cell) => cell.trim() !== '').length;
/** A phone number, an amount of thousands, a day: no column is called that. */
const isData = (cell: string): boolean => /\d{5}|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(cell.normalize('NFKC'));

/** The first row that is more than half as full as the fullest of the first rows. */
function headerIn(head: readonly RawRow[], wanted: number | undefined): RawRow {
  const most = Math.max(0, ...head.map(filled));
  const found =
    wanted === undefined ? head.find((row) => filled(row) * 2 > most) : head.find(({ row }) => row === wanted);
  if (!found) throw new TableError(head.length === 0 ? 'empty' : 'noHeader');
  if (found.cells.some(isData)) throw new TableError('noHeader', { row: found.row });
  return found;
}

function namesIn({ cells }: RawRow): readonly string[] {
  const all = cells.map((cell) => cell.normalize('NFC').replaceAll(/\s+/g, ' ').trim());
  const names = all.slice(0, all.findLastIndex((name) => name !== '') + 1);
  const isTwice = (name: string, index: number): boolean =>
    name !== '' && names.indexOf(name) === index && names.lastIndexOf(name) !== index;
  const twice = names.filter(isTwice);
  if (twice.length > 0) throw new TableError('duplicateHeader', { columns: twice });
  return names;
}

/** The row as wide as the header. In a CSV file a cell more or less is a delimiter more or less, and says nothing about where. */
function shaped({ row, cells, faults }: RawRow, width: number, isCsv: boolean): TableRow {
  const extra = isCsv && cells.slice(width).some((cell) => cell.trim() !== '');
  const shape = extra ? 'cellsExtra' : isCsv && cells.length < width ? 'cellsMissing' : null;
  const padded = Array.from({ length: width }, (_cell, column) => cells[column] ?? '');
  return { row, cells: padded, faults: faults.filter(({ column }) => column < width), shape };
}

async function* below(header: RawRow, head: readonly RawRow[], rest: AsyncIterator<RawRow>): AsyncGenerator<RawRow> {
  try {
    yield* head.slice(head.indexOf(header) + 1);
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/**
 * Tells the header from the rows. `headerRow` is the row it stands in, as a spreadsheet counts; without it the header is looked for. Throws TableError
 * `empty`, `noHeader` or `duplicateHeader`.
 */
export async function withHeader(table: RawTable, headerRow?: number): Promise<Table> {
  const all = table.rows[Symbol.asyncIterator]();
  const head: RawRow[] = [];
  while (head.length < HEAD_ROWS) {
    const next = await all.next();
    if (next.done) break;
    head.push(next.value);
  }
  const header = headerIn(head, headerRow);
  const names = namesIn(header);
  const above = head.indexOf(header);
  async function* rows(): AsyncGenerator<TableRow> {
    for await (const row of below(header, head, all)) yield shaped(row, names.length, table.format === 'csv');
  }
  return {
    ...table,
    header: names,
    headerRow: header.row,
    warnings: [...table.warnings, ...(above > 0 ? [{ code: 'rowsAboveHeader', facts: { rows: above } } as const] : [])],
    rows: rows(),
  };
}
