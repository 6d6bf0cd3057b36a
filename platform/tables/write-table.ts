import { stringify } from 'csv-stringify/sync';
import writeWorkbook from 'write-excel-file/node';

export type OutputCell = string | number | boolean | null | undefined;

/** Rows under the names of their columns, in this order. */
export interface OutputTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly OutputCell[])[];
}

/** What a spreadsheet takes in one cell. */
const MAX_CELL = 32_767;
/** What a workbook cannot hold or its writer leaves out: it becomes a visible box, never a hole. */
const unwritable =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffd-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const BOX = '\u25a1';
/** A workbook writes characters as `_x0041_`; an underscore that is one is written so itself. */
const asEscape = /_(?=x[0-9a-f]{4}_)/gi;
const escaped = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** The writer keeps texts as keys of an object, where it finds `constructor` before anybody wrote it: such a text begins with an escape. */
const asKey = (text: string): string => (text in Object.prototype ? escaped(text) + text.slice(1) : text);

/** CSV in UTF-8. A cell that begins like a formula stays text in a spreadsheet; the mark makes spreadsheets read it as UTF-8. */
export const csvOf = ({ header, rows }: OutputTable): string =>
  stringify(
    (header.length === 0 ? rows : [header, ...rows]).map((cells) => [...cells]),
    {
      bom: true,
      escape_formulas: true,
      cast: { boolean: (value) => String(value) },
    },
  );

/** A text is written as text, so that it is never a formula. */
function cellOf(cell: OutputCell): string | number | boolean | null {
  if (typeof cell !== 'string') return cell ?? null;
  return asKey(cell.slice(0, MAX_CELL).replaceAll(unwritable, BOX).replaceAll(asEscape, escaped));
}

/** A workbook (.xlsx) with one sheet, whose first row stays in sight. */
export const workbookOf = ({ header, rows }: OutputTable, sheet: string): Promise<Buffer> =>
  writeWorkbook(
    [header, ...rows].map((cells) => cells.map(cellOf)),
    { sheet, stickyRowsCount: 1 },
  ).toBuffer();
