import { z } from 'zod';
import { checkRow } from '../../domain/imports/check-row';
import { bilingual } from '../../domain/values/bilingual';
import type { StoredImport } from '../../platform/mongo/repositories';
import { rowFaultText, rowWarningTexts } from '../../texts/imports';
import { Words } from './replies';

const PreviewRow = z
  .object({
    row: z.int().meta({ description: 'as a spreadsheet counts' }),
    cells: z.array(z.string()),
    faults: z.array(Words).meta({ description: 'why it would be refused' }),
    warnings: z.array(Words),
  })
  .meta({ id: 'ImportPreviewRow' });
export const Preview = z.object({ items: z.array(PreviewRow) });

/** The first rows, and what is wrong with them by the present mapping. What the store has is not looked at. */
export const previewOf = (
  { kind, mapping, sample, system, daysFrom1904 }: StoredImport,
  today: string,
): z.output<typeof Preview> => ({
  items: sample.map((row) => {
    const read = checkRow(kind, mapping, row, { system, daysFrom1904, today });
    return {
      row: row.row,
      cells: [...row.cells],
      faults:
        'faults' in read
          ? read.faults.map((fault) => bilingual(rowFaultText(kind, fault, 'zh'), rowFaultText(kind, fault, 'en')))
          : [],
      warnings: 'faults' in read ? [] : read.warnings.map((code) => rowWarningTexts[code]),
    };
  }),
});
