import type { CellFault } from '../../domain/values/table';
import { TableError, type TableLimits } from './table';

/** What the reader of workbooks does not tell: it takes a cell without a value for an empty one. */
export interface SheetScan {
  /** By row, from 1. */
  readonly faults: ReadonlyMap<number, readonly CellFault[]>;
  readonly formulas: number;
  readonly merged: boolean;
}

/** The last row of a spreadsheet. */
const LAST_ROW = 1_048_576;
const tags = /<(\/?)(?:[\w.-]+:)?(row|c|f|v|is|mergeCell)(?=[\s/>])([^<>]*)>/g;

// a large sheet has a million of these: attributes are looked for one by one
const reference = /(?:^|\s)r\s*=\s*["']([A-Z]{1,7})?(\d{1,15})["']/;
const type = /(?:^|\s)t\s*=\s*["'](\w+)["']/;

/** `BC` as 54, the index from 0. */
function columnOf(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64;
  return column - 1;
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly isError: boolean;
  readonly isText: boolean;
  formula: boolean;
  value: boolean;
}

/**
 * Looks through the tags of a sheet before it is read. Throws TableError for a value in a row or column beyond the limits, because all before it are
 * filled up with empty cells, and `damaged` for what does not say where it stands. Rows and cells that have a format and no value do not count.
 */
export function scanSheet(xml: string, limits: TableLimits): SheetScan {
  const faults = new Map<number, CellFault[]>();
  let formulas = 0;
  let merged = false;
  let cell: OpenCell | undefined;

  const close = (): void => {
    if (!cell) return;
    if (cell.formula) formulas += 1;
    if (cell.formula || cell.value || cell.isError) {
      if (cell.row > limits.rows) throw new TableError('tooManyRows', { max: limits.rows });
      if (cell.column >= limits.columns) throw new TableError('tooManyColumns', { row: cell.row, max: limits.columns });
    }
    const code = cell.isError ? 'formulaError' : cell.formula && !cell.value ? 'formulaWithoutValue' : undefined;
    if (code) {
      const others = faults.get(cell.row);
      const fault = { column: cell.column, code } as const;
      if (others) others.push(fault);
      else faults.set(cell.row, [fault]);
    }
    cell = undefined;
  };

  for (const tag of xml.matchAll(tags)) {
    const [whole, end, name, rest = ''] = tag;
    if (end) {
      if (name === 'c') close();
    } else if (name === 'row' || name === 'c') {
      close();
      const [, letters, digits] = reference.exec(rest) ?? [];
      const row = Number(digits ?? 0);
      if (row > LAST_ROW || (name === 'c' && letters === undefined)) throw new TableError('damaged');
      if (name === 'row' || letters === undefined) continue;
      const kind = type.exec(rest)?.[1];
      cell = {
        row,
        column: columnOf(letters),
        isError: kind === 'e',
        isText: kind === 'str',
        formula: false,
        value: false,
      };
      if (rest.endsWith('/')) close();
    } else if (name === 'mergeCell') merged = true;
    else if (cell && name === 'f') cell.formula = true;
    // an empty value is the result of a formula only where the result is text
    else if (cell)
      cell.value = name === 'is' || cell.isText || (!rest.endsWith('/') && xml[tag.index + whole.length] !== '<');
  }
  close();
  return { faults, formulas, merged };
}
