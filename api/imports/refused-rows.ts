import type { Response } from 'express';
import type { RowFault } from '../../domain/imports/fault';
import type { Language } from '../../domain/values/bilingual';
import { openTable, runName } from '../../platform/imports/import-run';
import type { Repositories, StoredImport, StoredRun } from '../../platform/mongo/repositories';
import { csvOf, workbookOf } from '../../platform/tables/write-table';
import { writeOut } from '../http/write-out';
import { refusedRowTexts, rowFaultText } from '../../texts/imports';

type Kept = StoredImport & { readonly run: StoredRun };
type Row = readonly (string | number)[];

/** A workbook is made in memory, all at once. */
export const MAX_WORKBOOK_ROWS = 20_000;
const AT_ONCE = 500;

const marks: Readonly<Record<Language, string>> = { zh: '；', en: '; ' };
const endings: Readonly<Record<Language, string>> = { zh: '。', en: '.' };

/** All that is wrong with a row, as one text. */
const reasonOf = ({ kind }: Kept, faults: readonly RowFault[], language: Language): string =>
  faults.map((fault) => rowFaultText(kind, fault, language)).join(marks[language]) + endings[language];

const headerOf = ({ header }: Kept, language: Language): readonly string[] => [
  refusedRowTexts.row[language],
  ...header,
  refusedRowTexts.reason[language],
];

/** The refused rows as they stand in the file, with their number before them and the reason behind. */
async function* refusedRows(repositories: Repositories, kept: Kept, language: Language): AsyncGenerator<Row> {
  const refusals = await repositories.imports.refusalsOf(runName(kept));
  const reasons = new Map(refusals.flatMap(({ rows }) => rows.map(({ row, faults }) => [row, faults] as const)));
  if (reasons.size === 0) return;
  const { rows } = await openTable(repositories, kept);
  for await (const { row, cells } of rows) {
    const faults = reasons.get(row);
    if (!faults) continue;
    yield [row, ...cells, reasonOf(kept, faults, language)];
    reasons.delete(row);
    if (reasons.size === 0) return;
  }
}

/** As CSV, row by row for as long as the client listens. */
export async function streamRefusedRows(
  repositories: Repositories,
  kept: Kept,
  language: Language,
  res: Response,
): Promise<void> {
  await writeOut(res, csvOf({ header: headerOf(kept, language), rows: [] }));
  let rows: Row[] = [];
  // only the first piece begins with the mark of the encoding
  const flush = async (): Promise<void> => {
    if (rows.length > 0) await writeOut(res, csvOf({ header: [], rows }).replace(/^\ufeff/, ''));
    rows = [];
  };
  for await (const row of refusedRows(repositories, kept, language)) {
    rows.push(row);
    if (rows.length === AT_ONCE) await flush();
    if (res.destroyed) return;
  }
  await flush();
  res.end();
}

/** As a workbook. */
export async function refusedWorkbook(repositories: Repositories, kept: Kept, language: Language): Promise<Buffer> {
  const rows: Row[] = [];
  for await (const row of refusedRows(repositories, kept, language)) rows.push(row);
  return workbookOf({ header: headerOf(kept, language), rows }, refusedRowTexts.sheet[language]);
}
