import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { auditKinds, auditOutcomes, type AuditEntry } from '../../domain/audit/entry';
import { canonicalJson } from '../../domain/proof/canonical-json';
import { Day, Id, LongText } from '../../domain/values/field-schemas';
import { checkLog } from '../../platform/audit/verify-log';
import { EVERY_STORE } from '../../platform/mongo/repositories';
import { csvOf } from '../../platform/tables/write-table';
import type { Context } from '../context';
import { dayRange } from '../dealership/days';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Flag, IdParams, Limit, listSchema, Position } from '../http/fields';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { writeOut } from '../http/write-out';
import { AuditCheck, AuditEntryReply, entryBody } from './replies';

const tag = 'audit';
const CSV = 'text/csv; charset=utf-8' as const;
/** Entries that one request checks. */
const MAX_CHECKED = 20_000;
/** Entries that are written out at once. */
const PAGE = 1_000;
/** Entries that one request takes out. */
const MAX_EXPORTED = 200_000;

const elsewhere = {
  installation: Flag.optional().meta({ description: 'what belongs to no store; for the central team' }),
};
const About = z.string().regex(/^[A-Za-z]{1,20}:[A-Za-z0-9:._-]{1,120}$/);
const EntryQuery = z.strictObject({
  ...elsewhere,
  who: Id.optional(),
  kind: z.enum(auditKinds).optional(),
  outcome: z.enum(auditOutcomes).optional(),
  about: About.optional(),
  day: Day.optional().meta({ description: 'in the time of the store' }),
  before: Position.optional().meta({ description: 'only older entries than this position' }),
  limit: Limit,
});
const entryPage = z.object({
  items: z.array(AuditEntryReply),
  before: z.int().nullable().meta({
    description: 'goes into `before` for the next page; null on the last',
  }),
});

const columns = [
  'position',
  'at',
  'kind',
  'operation',
  'outcome',
  'problem',
  'who',
  'role',
  'for',
  'about',
  'personCount',
  'address',
  'session',
  'times',
] as const;
/** The last two columns prove the others: `hash` is the SHA-256 of `entry`, which names the hash of the line before. */
const header = [...columns, 'hash', 'entry'];
/** Only the first line of a file begins with the mark. */
const withoutMark = (csv: string): string => csv.replace(/^\ufeff/, '');
const rowOf = (entry: AuditEntry) => {
  const { hash, ...content } = entry;
  const cells = columns.map((name) => (name === 'at' ? new Date(entry.at).toISOString() : entry[name]));
  return [...cells, hash, canonicalJson(JSON.parse(JSON.stringify(content)))];
};

/** Which log: the store's, or that of what belongs to none. Throws `forbidden` for whoever is not of the central team. */
function logOf({ store, roles }: Session, installation: boolean | undefined): string {
  if (!installation) return store;
  if (!roles.includes('centralTeam')) throw new Problem('forbidden', { allowed: ['centralTeam'] });
  return EVERY_STORE;
}

/** H6: who did and read what, for whoever answers for it. They are written down themselves, and nobody changes anything here. */
export const auditEndpoints = ({ repositories }: Context): readonly Endpoint[] => {
  const { audit, complaints, customers } = repositories;

  /** Positions of a day, `[from, before)`; undefined when nothing was written on it. */
  const positionsOf = async (
    store: string,
    zone: string,
    day: string,
  ): Promise<readonly [number, number] | undefined> => {
    const [start, end] = dayRange(zone, day);
    const [from, before] = await Promise.all([audit.firstSince(store, start), audit.firstSince(store, end)]);
    return from === undefined ? undefined : [from, before ?? Infinity];
  };

  /** An act that has ended is told once, by how it ended. */
  const withoutBeginnings = async (store: string, entries: readonly AuditEntry[]): Promise<readonly AuditEntry[]> => {
    const started = entries.flatMap(({ outcome, request }) =>
      outcome === 'started' && request !== null ? [request] : [],
    );
    const ends = started.length === 0 ? [] : await audit.endsOf(store, started);
    const ended = new Set(ends.filter(({ outcome }) => outcome !== 'started').map(({ request }) => request));
    return entries.filter(({ outcome, request }) => outcome !== 'started' || !ended.has(request));
  };

  return [
    endpoint({
      operation: 'listAuditEntries',
      method: 'get',
      path: '/audit-log',
      tag,
      summary:
        'H6: who signed in, was refused, changed something outside the processes, took something out or read personal data, newest first',
      query: EntryQuery,
      replies: { 200: { description: 'a page', body: entryPage } },
      handle: async ({ query, session }) => {
        const { installation, day, before, limit, ...filter } = query;
        const store = logOf(session, installation);
        const { position } = await audit.end(store);
        const range = day === undefined ? ([1, Infinity] as const) : await positionsOf(store, session.zone, day);
        if (!range) return { status: 200, body: { items: [], before: null } };
        const [from, end] = range;
        const upTo = Math.min(before ?? Infinity, end, position + 1);
        const found = await audit.page({ store, ...filter, from, before: upTo, limit });
        const closed = new Set(await complaints.closedTo(session.store, session.actorId));
        const told = found.filter(({ about }) => !closed.has(about?.replace('complaint:', '') ?? ''));
        const items = await withoutBeginnings(store, told);
        const last = found.length === limit ? found.at(-1)?.position : undefined;
        return { status: 200, body: { items: items.map(entryBody), before: last ?? null } };
      },
    }),
    endpoint({
      operation: 'listCustomerReaders',
      method: 'get',
      path: '/customers/:id/readers',
      tag,
      summary: 'M-05: who was shown this customer, newest first; records that were merged into this one count too',
      params: IdParams,
      query: z.strictObject({ limit: Limit }),
      replies: { 200: { description: 'the reads', body: listSchema(AuditEntryReply) } },
      handle: async ({ params: { id }, query: { limit }, session: { store } }) => {
        if (!(await customers.find(store, id))) throw new Problem('notFound');
        const persons = await customers.idsOf(store, id);
        const { position } = await audit.end(store);
        const items = await audit.page({ store, persons, from: 1, before: position + 1, limit });
        return { status: 200, body: { items: items.map(entryBody) } };
      },
    }),
    endpoint({
      operation: 'checkAuditLog',
      method: 'get',
      path: '/audit-log/check',
      tag,
      summary: `H6: whether an entry was changed, removed, added or cut off, and which is the first; at most ${MAX_CHECKED} at once`,
      query: z.strictObject({
        ...elsewhere,
        after: Position.optional().meta({ description: 'the entries up to this position are taken as right' }),
        position: Position.optional().meta({ description: 'of a head that was kept elsewhere' }),
        hash: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional()
          .meta({ description: 'of that head' }),
      }),
      replies: { 200: { description: 'what was found', body: AuditCheck } },
      handle: async ({ query: { installation, after = 0, position, hash }, session }) => {
        const store = logOf(session, installation);
        const seen = position !== undefined && hash !== undefined ? [{ position, hash }] : [];
        const { head, fault, atEnd } = await checkLog(audit, { store, seen, after, most: MAX_CHECKED });
        const { position: end, at } = head;
        const told = { position: end, hash: head.hash, at: at === 0 ? null : at };
        const next = atEnd || fault ? null : end;
        return { status: 200, body: { checked: end - after, head: told, fault, next } };
      },
    }),
    endpoint({
      operation: 'exportAuditLog',
      method: 'post',
      path: '/audit-log/exports',
      tag,
      summary:
        'H6: the log as CSV, each line with its hash, so that `repairflow audit verify` checks it without the system; the head that goes along proves later that nothing was cut off',
      body: z.strictObject({
        installation: z.boolean().default(false),
        purpose: LongText,
        after: z.int().min(0).default(0),
      }),
      replies: {
        200: {
          description: 'the entries',
          content: [CSV],
          headers: {
            'Content-Disposition': 'names the file',
            'X-Audit-Head': 'position and hash of the last entry in the file',
          },
        },
      },
      handle: async ({ body: { installation, purpose, after }, session, role }) => {
        const store = logOf(session, installation);
        const end = await audit.end(store);
        const upTo = Math.min(end.position, after + MAX_EXPORTED);
        const [last] = await audit.inOrder(store, upTo - 1, upTo);
        const at = Date.now();
        const rows = Math.max(0, upTo - after);
        const noted = { store: session.store, by: session.actorId, role, what: 'auditLog', purpose, rows, at };
        await repositories.dealership.noteExport({ _id: randomUUID(), ...noted });
        return {
          status: 200,
          type: CSV,
          headers: {
            'Content-Disposition': `attachment; filename="audit-${store === EVERY_STORE ? 'installation' : store}-${upTo}.csv"`,
            'X-Audit-Head': `${upTo}:${last?.hash ?? ''}`,
          },
          stream: async (res) => {
            await writeOut(res, csvOf({ header, rows: [] }));
            for (let from = after; from < upTo && !res.destroyed; from += PAGE) {
              const entries = await audit.inOrder(store, from, Math.min(from + PAGE, upTo));
              await writeOut(res, withoutMark(csvOf({ header: [], rows: entries.map(rowOf) })));
            }
            res.end();
          },
        };
      },
    }),
  ];
};
