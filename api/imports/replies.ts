import { z } from 'zod';
import { importKinds, type ImportKindName } from '../../domain/imports/kinds';
import { missingIn } from '../../domain/imports/match-columns';
import { runModes, runStates } from '../../domain/imports/run';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { StoredImport, StoredRun } from '../../platform/mongo/repositories';
import { columnNames, runFaultText, tableWarningText } from '../../texts/imports';

export const kindNames = Object.keys(importKinds) as [ImportKindName, ...ImportKindName[]];

/** The same in both languages. */
export const Words = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Words' });

const ImportRun = z
  .object({
    mode: z.enum(runModes),
    state: z.enum(runStates),
    cancelAsked: z.boolean().meta({ description: 'it ends after the rows it is at' }),
    by: z.string(),
    at: StoredInstant,
    endedAt: StoredInstant.nullable(),
    rows: z.int().meta({ description: 'rows that are dealt with, of the `rows` of the file' }),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int().meta({ description: 'rows whose record says already what they say' }),
    repeated: z.int().meta({ description: 'rows that say what an earlier row of the file has said' }),
    refused: z.int(),
    slow: z
      .boolean()
      .meta({ description: 'the database did not answer in time; the rows are tried again, fewer at once' }),
    fault: Words.nullable().meta({ description: 'why it ended before the last row' }),
  })
  .meta({ id: 'ImportRun' });

const ImportColumn = z
  .object({
    key: z.string(),
    name: Words,
    required: z.boolean(),
    column: z.int().nullable().meta({ description: 'index in `header`; null when no column of the file is read' }),
    whenEmpty: z.string().nullable().meta({ description: 'what stands for empty cells' }),
  })
  .meta({ id: 'ImportColumn' });

export const ImportReply = z
  .object({
    id: z.string(),
    version: z.int(),
    kind: z.enum(kindNames),
    system: z.string(),
    fileName: z.string(),
    size: z.int().meta({ description: 'bytes' }),
    sheet: z.string().nullable(),
    header: z.array(z.string()),
    headerRow: z.int(),
    rows: z.int(),
    warnings: z.array(Words),
    columns: z.array(ImportColumn),
    missing: z.array(Words).meta({ description: 'what must be filled in and has no column' }),
    by: z.string(),
    at: StoredInstant,
    expiresAt: StoredInstant.meta({ description: 'when file and report are forgotten' }),
    run: ImportRun.nullable().meta({ description: 'the last check or import' }),
  })
  .meta({ id: 'Import' });

const runBody = (
  { mode, state, by, at, endedAt, counts, slow = false, fault }: StoredRun,
  cancelAsked: boolean,
): z.output<typeof ImportRun> => ({
  mode,
  state,
  cancelAsked,
  by: by.id,
  at,
  endedAt,
  ...counts,
  slow,
  fault: fault && runFaultText(fault),
});

export const importBody = (kept: StoredImport): z.output<typeof ImportReply> => {
  const { _id, kind, mapping, header, warnings, by, expiresAt, run, cancelAsked } = kept;
  const { version, system, fileName, size, sheet, headerRow, rows, at } = kept;
  const names = columnNames(kind);
  return {
    id: _id,
    version,
    kind,
    system,
    fileName,
    size,
    sheet,
    header: [...header],
    headerRow,
    rows,
    at,
    warnings: warnings.map(({ code, facts }) => tableWarningText(code, facts)),
    columns: importKinds[kind].columns.map(({ key, names: name, required }) => ({
      key,
      name,
      required,
      column: mapping[key]?.column ?? null,
      whenEmpty: mapping[key]?.whenEmpty ?? null,
    })),
    missing: missingIn(kind, mapping).flatMap((key) => names[key] ?? []),
    by: by.id,
    expiresAt: expiresAt.getTime(),
    run: run && runBody(run, cancelAsked),
  };
};
