/** Why a file cannot be read as a table. */
export const tableFaultCodes = [
  'empty',
  'notATable',
  'oldExcel',
  'webPage',
  'encrypted',
  'damaged',
  'fileTooLarge',
  'unpacksTooLarge',
  'tooManyRows',
  'tooManyColumns',
  'takesTooLong',
  'encodingUnknown',
  'recordTooLong',
  'quoteOpen',
  'sheetUnknown',
  'noHeader',
  'duplicateHeader',
] as const;
export type TableFaultCode = (typeof tableFaultCodes)[number];

/** What the reader of a file should be told although the table can be read. */
export const tableWarningCodes = [
  'encodingGuessed',
  'rowsAboveHeader',
  'otherSheets',
  'formulas',
  'mergedCells',
  'daysFrom1904',
] as const;
export type TableWarningCode = (typeof tableWarningCodes)[number];

/** Why a cell of a spreadsheet has no text that can be trusted. */
export const cellFaultCodes = ['formulaWithoutValue', 'formulaError', 'digitsLost'] as const;
/** Why it is not known which cell of a row belongs to which column. */
export const rowShapeFaultCodes = ['cellsMissing', 'cellsExtra'] as const;

export type TableFacts = Readonly<Record<string, string | number | readonly string[]>>;

export interface TableWarning {
  readonly code: TableWarningCode;
  readonly facts: TableFacts;
}

export interface CellFault {
  /** Index of the column, from 0. */
  readonly column: number;
  readonly code: (typeof cellFaultCodes)[number];
}

/** One row below the header. */
export interface TableRow {
  /** As a spreadsheet counts its rows, from 1; rows that are empty count, too. */
  readonly row: number;
  /** What each cell says, as text and unchanged: days as 2027-03-01, numbers with all their digits, TRUE and FALSE. */
  readonly cells: readonly string[];
  readonly faults: readonly CellFault[];
  /** When this is set, the cells may stand in the wrong columns. */
  readonly shape: (typeof rowShapeFaultCodes)[number] | null;
}
