import { z } from 'zod';
import { AnyMapping, mappingSchema } from '../../domain/imports/match-columns';
import { localDate } from '../../domain/time/working-time';
import { Code, ShortText } from '../../domain/values/field-schemas';
import type { StoredImport } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { entityTagOf, IdParams, listSchema, Sequence } from '../http/fields';
import { idMadeBy, runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { changedReplies, createdReplies } from '../master-data/replies';
import { mayImport } from './access';
import { Preview, previewOf } from './preview';
import { MAX_WORKBOOK_ROWS, refusedWorkbook, streamRefusedRows } from './refused-rows';
import { importBody, ImportReply, kindNames } from './replies';
import { askForRun, assertChangeable } from './runs';
import { examine, hashOf, KEPT_MS } from './upload';

const tag = 'imports';
const CSV = 'text/csv; charset=utf-8' as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' as const;
const changed = (kept: StoredImport) => ({
  status: 200 as const,
  headers: { ETag: entityTagOf(kept.version) },
  body: importBody(kept),
});

/** Records of a store from CSV files and workbooks: a file is kept, its columns are matched, it is checked, and a worker imports it. */
export const importEndpoints = ({ repositories }: Context): readonly Endpoint[] => {
  const { imports, requests } = repositories;
  const find = async (session: Session, id: string): Promise<StoredImport> => {
    const kept = await imports.find(session.store, id);
    if (!kept || !mayImport(session, kept.kind)) throw new Problem('notFound');
    return kept;
  };
  return [
    endpoint({
      operation: 'uploadImport',
      method: 'post',
      path: '/imports',
      tag,
      summary:
        'A CSV file or workbook (.xlsx) as the body itself, at most 50 MB and 100,000 rows; its columns are found by their names',
      query: z.strictObject({
        kind: z.enum(kindNames),
        system: Code.default('dms').meta({ description: 'I-21: the system that the ids of the file come from' }),
        fileName: ShortText,
        sheet: ShortText.optional().meta({ description: 'of a workbook; without it the first that is not hidden' }),
        headerRow: Sequence.optional().meta({ description: 'the row of the header; without it it is looked for' }),
      }),
      raw: ['text/csv', XLSX, 'application/octet-stream'],
      keyed: true,
      problems: ['tableUnreadable', 'tableTooLarge'],
      replies: createdReplies(ImportReply),
      handle: ({ query, raw, session, actor, key }) => {
        if (!mayImport(session, query.kind)) throw new Problem('forbidden');
        const content = { ...query, hash: hashOf(raw) };
        return runIdempotently(requests, {
          session,
          operation: 'uploadImport',
          key,
          content,
          effect: async (reservation) => {
            const examined = await examine(raw, query);
            const at = Date.now();
            const kept = await imports.keep(
              {
                _id: `IM-${idMadeBy(reservation, content)}`,
                store: session.store,
                kind: query.kind,
                system: query.system,
                fileName: query.fileName,
                ...examined,
                by: actor,
                at,
                expiresAt: new Date(at + KEPT_MS),
              },
              raw,
            );
            const headers = { ETag: entityTagOf(kept.version), Location: `/api/v1/imports/${kept._id}` };
            return { status: 201 as const, headers, body: importBody(kept) };
          },
        });
      },
    }),
    endpoint({
      operation: 'listImports',
      method: 'get',
      path: '/imports',
      tag,
      summary: 'The imports of the last 30 days, newest first',
      replies: { 200: { description: 'at most 50', body: listSchema(ImportReply) } },
      handle: async ({ session }) => {
        const all = await imports.list(session.store);
        return { status: 200, body: { items: all.filter(({ kind }) => mayImport(session, kind)).map(importBody) } };
      },
    }),
    endpoint({
      operation: 'readImport',
      method: 'get',
      path: '/imports/:id',
      tag,
      summary: 'One import: its columns, and how far it is',
      params: IdParams,
      replies: changedReplies(ImportReply),
      handle: async ({ params: { id }, session }) => changed(await find(session, id)),
    }),
    endpoint({
      operation: 'previewImport',
      method: 'get',
      path: '/imports/:id/preview',
      tag,
      summary: 'The first 20 rows, and what is wrong with them by the columns as they are matched',
      params: IdParams,
      replies: { 200: { description: 'the rows', body: Preview } },
      handle: async ({ params: { id }, session }) => ({
        status: 200,
        body: previewOf(await find(session, id), localDate(session.zone, Date.now())),
      }),
    }),
    endpoint({
      operation: 'matchImportColumns',
      method: 'put',
      path: '/imports/:id/columns',
      tag,
      summary: 'Which column of the file is read as what, and what stands for empty cells; needs If-Match',
      params: IdParams,
      body: z.strictObject({ mapping: AnyMapping, system: Code }),
      versioned: true,
      problems: ['importRunning', 'importDone'],
      replies: changedReplies(ImportReply),
      handle: async ({ params: { id }, body: { mapping, system }, session, version }) => {
        const kept = await find(session, id);
        assertChangeable(kept);
        const fitting = z.strictObject({ mapping: mappingSchema(kept.kind, kept.header.length) }).parse({ mapping });
        const after = await imports.change(session.store, id, version, { mapping: fitting.mapping, system });
        if (!after) throw new Problem('versionStale');
        return changed(after);
      },
    }),
    ...(['checkImport', 'startImport'] as const).map((operation) =>
      endpoint({
        operation,
        method: 'post',
        path: operation === 'checkImport' ? '/imports/:id/check' : '/imports/:id/start',
        tag,
        summary:
          operation === 'checkImport'
            ? 'Go through the whole file and say what would become of each row, without writing anything; needs If-Match'
            : 'I-21: import the file. Each row counts once, however often the file comes; needs If-Match',
        params: IdParams,
        versioned: true,
        problems: ['importRunning', 'importDone', 'columnsMissing'],
        replies: changedReplies(ImportReply),
        handle: async ({ params: { id }, session, actor, version }) => {
          const mode = operation === 'checkImport' ? 'dryRun' : 'import';
          const asked = { version, by: actor, at: Date.now(), zone: session.zone };
          return changed(await askForRun(imports, await find(session, id), mode, asked));
        },
      }),
    ),
    endpoint({
      operation: 'cancelImport',
      method: 'post',
      path: '/imports/:id/cancel',
      tag,
      summary: 'End the check or import after the rows it is at; what is imported stays',
      params: IdParams,
      problems: ['importNotRunning'],
      replies: changedReplies(ImportReply),
      handle: async ({ params: { id }, session }) => {
        await find(session, id);
        const asked = await imports.cancel(session.store, id);
        if (!asked) throw new Problem('importNotRunning');
        return changed(asked);
      },
    }),
    endpoint({
      operation: 'exportRefusedRows',
      method: 'get',
      path: '/imports/:id/refused-rows',
      tag,
      summary: 'The rows that the last check or import refused, as they stand in the file, each with the reason',
      params: IdParams,
      query: z.strictObject({ format: z.enum(['csv', 'xlsx']), language: z.enum(['zh', 'en']) }),
      problems: ['reportTooLong'],
      replies: {
        200: { description: 'the rows', content: [CSV, XLSX], headers: { 'Content-Disposition': 'names the file' } },
      },
      handle: async ({ params: { id }, query: { format, language }, session }) => {
        const kept = await find(session, id);
        const { run } = kept;
        if (!run) throw new Problem('notFound');
        const headers = { 'Content-Disposition': `attachment; filename="refused-rows.${format}"` };
        const shown = run.counts.refused;
        if (format === 'csv')
          return {
            status: 200,
            type: CSV,
            headers,
            shown,
            stream: (res) => streamRefusedRows(repositories, { ...kept, run }, language, res),
          };
        if (run.counts.refused > MAX_WORKBOOK_ROWS) throw new Problem('reportTooLong');
        return {
          status: 200,
          type: XLSX,
          headers,
          shown,
          bytes: await refusedWorkbook(repositories, { ...kept, run }, language),
        };
      },
    }),
  ];
};
