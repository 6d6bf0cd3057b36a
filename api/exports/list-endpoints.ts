import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LongText } from '../../domain/values/field-schemas';
import { localDate } from '../../domain/time/working-time';
import { csvOf, workbookOf } from '../../platform/tables/write-table';
import { exportListNames, exportListTexts, exportReasons } from '../../texts/export-lists';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { listExporters, mayCall } from '../permissions';
import { exportableLists } from './lists';
import { MOST_ROWS, readList } from './read-list';
import { tableOf } from './table';

const ListName = z.enum(exportListNames).meta({ id: 'ExportListName' });
const Exportable = z
  .object({
    what: ListName,
    most: z.int().meta({ description: 'rows of one file' }),
  })
  .meta({ id: 'ExportableList' });

const CSV = 'text/csv; charset=utf-8' as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' as const;

/** L-39: whoever reads the list; what says who customers are, only those who may take such records out. */
const mayTake = (roles: Session['roles'], what: z.output<typeof ListName>): boolean => {
  const { operation, isPersonal } = exportableLists[what];
  return mayCall(roles, operation) && (!isPersonal || roles.some((role) => listExporters.includes(role)));
};

const Body = z.strictObject({
  what: ListName,
  format: z.enum(['xlsx', 'csv']),
  language: z.enum(['zh', 'en']),
  reason: z.enum(exportReasons),
  purpose: LongText,
  filter: z
    .record(z.string().max(40), z.string().max(120))
    .default({})
    .meta({ description: 'what the list is narrowed to, as in the address of its operation' }),
});

/** L-39, M-03: the lists of the console as files, with the same rows, for a stated purpose. */
export const listExportEndpoints = (context: Context, endpoints: readonly Endpoint[]): readonly Endpoint[] => [
  endpoint({
    operation: 'readExportableLists',
    method: 'get',
    path: '/exports/lists',
    tag: 'oversight',
    summary: 'L-39: which lists the person who asks may take out as a file',
    query: z.strictObject({}),
    replies: { 200: { description: 'the lists', body: listSchema(Exportable) } },
    handle: async ({ session: { roles } }) => ({
      status: 200,
      body: {
        items: exportListNames.filter((what) => mayTake(roles, what)).map((what) => ({ what, most: MOST_ROWS })),
      },
    }),
  }),
  endpoint({
    operation: 'exportList',
    method: 'post',
    path: '/exports/lists',
    tag: 'oversight',
    summary: `L-39, M-03: a list as XLSX or CSV, narrowed as it is read, with names and local times; who, what, why and when are kept; at most ${MOST_ROWS} rows`,
    body: Body,
    replies: {
      200: {
        description: 'the file',
        content: [CSV, XLSX],
        headers: {
          'Content-Disposition': 'names the file',
          'X-Rows': 'how many rows it has',
          'X-Cut': '`true` where there are more rows than it has',
        },
      },
    },
    handle: async ({ body: { what, format, language, reason, purpose, filter }, session, role, ...request }) => {
      const { store, actorId, zone, roles } = session;
      if (!mayTake(roles, what)) throw new Problem('forbidden', { allowed: listExporters });
      const one = exportableLists[what];
      const found = await readList(endpoints, one, filter, { session, ...request });
      const { table, named } = await tableOf(context, session, language, one, found);
      const at = Date.now();
      const rows = found.rows.length;
      await context.repositories.dealership.noteExport({
        _id: randomUUID(),
        store,
        by: actorId,
        role,
        what,
        reason,
        purpose,
        rows,
        at,
      });
      const name = `${store}-${what}-${localDate(zone, at)}.${format}`;
      const headers = {
        'Content-Disposition': `attachment; filename="${name}"`,
        'X-Rows': String(rows),
        'X-Cut': String(found.isCut),
      };
      const shown = Math.max(found.shown, named);
      return format === 'csv'
        ? { status: 200, type: CSV, headers, bytes: csvOf(table), shown }
        : { status: 200, type: XLSX, headers, bytes: await workbookOf(table, exportListTexts[what][language]), shown };
    },
  }),
];
