import { zipSync } from 'fflate';
import { readSheet as readCells } from 'read-excel-file/universal';
import type { CellFault, TableWarning } from '../../domain/values/table';
import { plainNumber } from './plain-number';
import { scanSheet } from './scan-sheet';
import { TableError, type RawRow, type TableLimits } from './table';
import { unpack } from './unpack';
import { partsFor, workbookOf } from './workbook-parts';

export interface ReadSheet {
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly daysFrom1904: boolean;
  readonly warnings: readonly TableWarning[];
  readonly rows: readonly RawRow[];
}

/** What stands in the place of a number whose last digits are gone. No text of a workbook is a symbol. */
const DIGITS_LOST = Symbol('digitsLost');
type Cell = string | boolean | Date | typeof DIGITS_LOST | null;

/** A day as 2027-03-01; with a time of day, if it has one, to the second. */
function dayText(at: Date): string {
  const seconds = new Date(Math.round(at.getTime() / 1_000) * 1_000);
  const [day = '', time = ''] = seconds.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
}

function textOf(cell: Cell): string {
  if (cell === null || cell === DIGITS_LOST) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : dayText(cell);
}

const lostIn = (cells: readonly Cell[]): readonly CellFault[] =>
  cells.flatMap((cell, column) => (cell === DIGITS_LOST ? [{ column, code: 'digitsLost' } as const] : []));

function rowOf(row: number, cells: readonly Cell[], scanned: readonly CellFault[]): RawRow {
  const faults = [...scanned, ...lostIn(cells)];
  const last = cells.findLastIndex((cell) => cell !== null);
  const width = Math.max(last + 1, ...faults.map(({ column }) => column + 1));
  return { row, cells: Array.from({ length: width }, (_cell, column) => textOf(cells[column] ?? null)), faults };
}

async function cellsOf(parts: Record<string, Uint8Array>, sheet: string): Promise<readonly (readonly Cell[])[]> {
  // packed anew from what was unpacked within the limit: the reader would believe the directory of the original
  const archive = zipSync(parts, { level: 0 });
  try {
    return (await readCells(new Blob([archive]), sheet, {
      trim: false,
      parseNumber: (stored) => plainNumber(stored) ?? DIGITS_LOST,
    })) as readonly (readonly Cell[])[];
  } catch (error) {
    // whatever the reader stumbles over is in the file: nothing else goes in
    throw new TableError('damaged', {}, error);
  }
}

/**
 * One sheet of a workbook, the first that is not hidden unless named. A formula gives its stored value. Throws TableError. Takes memory and time in
 * proportion to what the workbook unpacks to, so it runs in a thread of its own.
 */
export async function readSheet(bytes: Uint8Array, limits: TableLimits, wanted?: string): Promise<ReadSheet> {
  const parts = unpack(bytes, limits.unpackedBytes);
  const workbook = workbookOf(parts);
  const visible = workbook.sheets.find(({ hidden }) => !hidden) ?? workbook.sheets[0];
  const sheet = wanted === undefined ? visible : workbook.sheets.find(({ name }) => name === wanted);
  if (!sheet) throw wanted === undefined ? new TableError('empty') : new TableError('sheetUnknown', { sheet: wanted });

  const { faults, formulas, merged } = scanSheet(new TextDecoder().decode(parts.get(sheet.path)), limits);
  const cells = await cellsOf(partsFor(parts, workbook, sheet), sheet.name);
  const last = Math.max(cells.length, ...faults.keys());
  const rows = Array.from({ length: last }, (_row, index) =>
    rowOf(index + 1, cells[index] ?? [], faults.get(index + 1) ?? []),
  ).filter((row) => row.faults.length > 0 || row.cells.some((cell) => cell.trim() !== ''));

  const others = workbook.sheets.filter(({ name }) => name !== sheet.name).map(({ name }) => name);
  const warnings: readonly TableWarning[] = [
    ...(others.length > 0 ? [{ code: 'otherSheets', facts: { sheets: others } } as const] : []),
    ...(formulas > 0 ? [{ code: 'formulas', facts: { cells: formulas } } as const] : []),
    ...(merged ? [{ code: 'mergedCells', facts: {} } as const] : []),
    ...(workbook.daysFrom1904 ? [{ code: 'daysFrom1904', facts: {} } as const] : []),
  ];
  return {
    sheets: workbook.sheets.map(({ name }) => name),
    sheet: sheet.name,
    daysFrom1904: workbook.daysFrom1904,
    warnings,
    rows,
  };
}
