import type { Language } from '../../domain/values/bilingual';
import type { OutputCell, OutputTable } from '../../platform/tables/write-table';
import { exportColumnTexts, exportCutText, type ExportColumn } from '../../texts/export-lists';
import type { Context } from '../context';
import type { Session } from '../http/sessions';
import { loadKnown, type Known } from './known';
import type { ExportableList } from './list';
import type { ReadRows } from './read-list';

/** The rows as a file shows them; and of how many people it says who they are beyond what the list says. */
export async function tableOf(
  context: Context,
  session: Session,
  language: Language,
  { columns, asks }: ExportableList,
  { rows, isCut }: ReadRows,
): Promise<{ readonly table: OutputTable; readonly named: number }> {
  const asked = asks ? rows.map(asks) : [];
  const customers = [...new Set(asked.flatMap((one) => one.customers ?? []))];
  const cases = [...new Set(asked.flatMap((one) => one.cases ?? []))];
  const known = await loadKnown(context, session, language, { customers, cases });
  const entries = Object.entries(columns) as readonly (readonly [
    ExportColumn,
    (row: never, known: Known) => OutputCell,
  ])[];
  const cells = rows.map((row) => entries.map(([, cell]) => cell(row, known)));
  const cut = exportCutText[language].replace('{n}', String(rows.length));
  const named =
    customers.filter((id) => known.customer(id) !== null).length +
    cases.filter((number) => known.ofCase(number) !== null).length;
  return {
    table: {
      header: entries.map(([name]) => exportColumnTexts[name][language]),
      rows: isCut ? [...cells, [cut]] : cells,
    },
    named,
  };
}
