import type { TableRow } from '../values/table';
import type { ExternalId } from '../master-data/external-id';
import { cleanCell, isNothing } from './clean-cell';
import { fault, value, type Reading, type RowFault, type RowWarningCode } from './fault';
import type { ImportColumn, ImportKind, RowValues } from './import-kind';
import { importKinds, type ImportedRecord, type ImportKindName } from './kinds';
import type { Mapping } from './match-columns';
import type { DayContext } from './read-day';

export interface RowContext extends DayContext {
  /** The code of the system that the ids of the file come from (I-21). */
  readonly system: string;
}

/** By what the record of a row is known again when the file comes a second time. */
export interface RowKey {
  readonly externalId: ExternalId | null;
  readonly natural: string;
}

export interface AcceptedRow<Name extends ImportKindName = ImportKindName> {
  readonly row: number;
  readonly key: RowKey;
  readonly record: ImportedRecord<Name>;
  /** Keys of the columns whose cells say something; nothing else is changed in a record that is there. */
  readonly said: readonly string[];
  readonly warnings: readonly RowWarningCode[];
}
export interface RefusedRow {
  readonly row: number;
  readonly faults: readonly RowFault[];
}

const NOTHING = Symbol('nothing');

/** What the cell of a column says in this row, or why it cannot be read; nothing when it is empty. */
function readCell(
  column: ImportColumn,
  index: number | null,
  { cells, faults }: TableRow,
  context: DayContext,
): Reading {
  const broken = faults.find((one) => one.column === index);
  if (broken) return fault(broken.code);
  const sent = cleanCell(index === null ? '' : (cells[index] ?? ''));
  if ('code' in sent) return sent;
  return isNothing(sent.value, column.noneIsAnswer) ? value(NOTHING) : column.read(sent.value, context);
}

/** What stands for a cell that says nothing; nothing when that is nothing, too. */
function readInstead(column: ImportColumn, whenEmpty: string | null, context: DayContext): Reading {
  const instead = cleanCell(whenEmpty ?? '');
  if ('code' in instead || instead.value !== '')
    return 'code' in instead ? instead : column.read(instead.value, context);
  return column.required ? fault('missing') : value(NOTHING);
}

/** The schema decides: what no reader of one cell has seen is a fault of the column it names, or of the row. */
function checkRecord(kind: ImportKind, values: RowValues): { readonly record: unknown } | RowFault {
  const read = kind.schema.safeParse(kind.recordOf(values));
  if (read.success) return { record: read.data };
  const [named] = read.error.issues.map(({ path: [first] }) => first);
  const column = kind.columns.find(({ key }) => key === named)?.key ?? null;
  return { ...fault('invalid'), column };
}

const missingOneOf = ({ oneOf }: ImportKind, values: RowValues): readonly RowFault[] =>
  oneOf
    .filter((keys) => !keys.some((key) => Object.hasOwn(values, key)))
    .map((columns) => ({ code: 'oneMissing', column: null, facts: { columns } }));

/**
 * The record that a row stands for, or all that is wrong with the row. The record fits the schema that the API has for it. Nothing is looked up: whether the
 * customer of a vehicle exists is for the one who writes it down.
 */
export function checkRow<Name extends ImportKindName>(
  name: Name,
  mapping: Mapping,
  row: TableRow,
  context: RowContext,
): AcceptedRow<Name> | RefusedRow {
  const kind: ImportKind = importKinds[name];
  if (row.shape) return { row: row.row, faults: [{ code: row.shape, column: null, facts: {} }] };
  const values: Record<string, unknown> = {};
  const said: string[] = [];
  const faults: RowFault[] = [];
  for (const column of kind.columns) {
    const source = mapping[column.key] ?? { column: null, whenEmpty: null };
    const sent = readCell(column, source.column, row, context);
    const isSilent = 'value' in sent && sent.value === NOTHING;
    if (!isSilent) said.push(column.key);
    const read = isSilent ? readInstead(column, source.whenEmpty, context) : sent;
    if ('code' in read) faults.push({ ...read, column: column.key });
    else if (read.value !== NOTHING) values[column.key] = read.value;
  }
  const broken = new Set(faults.map(({ column }) => column));
  const all = [
    ...faults,
    ...missingOneOf(kind, values).filter(
      ({ facts: { columns } }) => !(columns as string[]).some((key) => broken.has(key)),
    ),
  ];
  if (all.length > 0) return { row: row.row, faults: all };
  const checked = checkRecord(kind, values);
  if ('code' in checked) return { row: row.row, faults: [checked] };
  const record = checked.record as ImportedRecord<Name>;
  const id = values['externalId'];
  return {
    row: row.row,
    key: {
      externalId: typeof id === 'string' ? { system: context.system, id } : null,
      natural: kind.naturalKey(record),
    },
    record,
    said,
    warnings: kind.warnings(record),
  };
}
