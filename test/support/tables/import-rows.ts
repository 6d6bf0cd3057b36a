import { checkRow, type AcceptedRow, type RefusedRow, type RowContext } from '../../../domain/imports/check-row';
import type { ImportKindName } from '../../../domain/imports/kinds';
import { matchColumns } from '../../../domain/imports/match-columns';
import { RepeatedRows } from '../../../domain/imports/repeated-rows';
import type { WholeTable } from './read-all';

const context: RowContext = { system: 'dms', today: '2026-11-26', daysFrom1904: false };

export interface ImportedRows<Name extends ImportKindName> {
  readonly accepted: readonly AcceptedRow<Name>[];
  readonly refused: readonly RefusedRow[];
  /** Rows that say what an earlier row has said. */
  readonly same: readonly number[];
}

/** What becomes of the rows of a file, with the columns as they are found by themselves. */
export function importRows<Name extends ImportKindName>(kind: Name, { header, rows }: WholeTable): ImportedRows<Name> {
  const { mapping } = matchColumns(kind, header);
  const known = new RepeatedRows(kind);
  const accepted: AcceptedRow<Name>[] = [];
  const refused: RefusedRow[] = [];
  const same: number[] = [];
  for (const row of rows) {
    const read = checkRow(kind, mapping, row, context);
    if ('faults' in read) {
      refused.push(read);
      continue;
    }
    const repetition = known.check(read);
    if (repetition.is === 'new') accepted.push(read);
    else if (repetition.is === 'same') same.push(row.row);
    else refused.push({ row: row.row, faults: [repetition.fault] });
  }
  return { accepted, refused, same };
}
