import { createHash } from 'node:crypto';
import { z } from 'zod';
import { toRole } from '../../domain/kernel/notice';
import { Day, LongText, ShortText, StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { statisticsFor } from '../complaints/statistics';
import { followUpReportOf } from '../follow-ups/report';
import { endpoint, type Endpoint } from '../http/endpoint';
import { listSchema } from '../http/fields';
import { Problem } from '../http/problems';
import type { Session } from '../http/sessions';
import { currentPolicy } from './policies';

const MOST = 100;
const About = z.enum(['calls', 'complaints']);
const Filing = z.strictObject({
  about: About,
  from: Day,
  to: Day,
  summary: LongText,
  suggestions: z
    .array(z.strictObject({ department: ShortText, suggestion: LongText }))
    .max(20)
    .default([]),
});
type Filing = z.output<typeof Filing>;

const ImprovementReport = z
  .object({
    id: z.string(),
    about: About,
    from: Day,
    to: Day,
    figures: z
      .record(z.string(), z.number().nullable())
      .meta({ description: 'as they were when it was filed, by the names that report and statistics give them' }),
    summary: z.string(),
    suggestions: z.array(
      z.object({
        department: z.string(),
        suggestion: z.string(),
        to: z
          .string()
          .nullable()
          .meta({ description: 'the head of the department who was told; null where it has none' }),
      }),
    ),
    by: z.string(),
    at: StoredInstant,
  })
  .meta({ id: 'ImprovementReport' });

/** The figures behind the report, as they are now. */
async function figuresOf(context: Context, session: Session, { about, ...days }: Filing) {
  if (about === 'calls') return (await followUpReportOf(context, session.store, days)).figures;
  const { statistics } = await statisticsFor(context, session, days);
  const { total, open, solved, unfounded, ended, moved, broken, reopened } = statistics;
  const { solvedPercent, inTimePercent, medianMinutes } = statistics;
  return {
    total,
    open,
    solved,
    unfounded,
    ended,
    moved,
    broken,
    reopened,
    solvedPercent: solvedPercent.value,
    inTimePercent: inTimePercent.value,
    medianMinutes: medianMinutes.value,
  };
}

/** The suggestions with whoever leads the department, or stands in. Throws `notFound` for a department the store does not have. */
async function withHeads({ repositories: { settings, staff } }: Context, store: string, { suggestions }: Filing) {
  const { items } = await settings.contentOf(store, 'departments');
  return Promise.all(
    suggestions.map(async ({ department: name, suggestion }) => {
      const department = items.find(({ active, code, zh }) => active && (code === name || zh === name));
      if (!department) throw new Problem('notFound', { missing: 'department', department: name });
      const present = await Promise.all(
        [department.head, department.deputy].map(async (person) =>
          person !== null && (await staff.has(store, person)) ? person : null,
        ),
      );
      return { department: department.code, suggestion, to: present.find((person) => person !== null) ?? null };
    }),
  );
}

/** G-24, H-46: who is told of a report: whoever leads customer relations, and of each suggestion whoever leads the department. */
async function tell(
  { repositories }: Context,
  report: z.output<typeof ImprovementReport> & { readonly store: string },
) {
  const { notices, staff } = repositories;
  const { id, store, to: day, suggestions, at } = report;
  const { zone } = (await currentPolicy({ repositories }, store)).calendar;
  const heads = await Promise.all(
    suggestions.map(async ({ to: head, suggestion }) => {
      const role = head === null ? undefined : (await staff.find(store, head))?.roles[0];
      return role === undefined
        ? toRole('serviceManager', null, 'suggestionMade', { words: suggestion })
        : toRole(role, head, 'suggestionMade', { words: suggestion });
    }),
  );
  const all = [...toRole('crManager', null, 'reportFiled', { day }), ...heads.flat()];
  for (const [index, notice] of all.entries())
    // oxlint-disable-next-line no-await-in-loop -- a report has a few, each written once
    await notices.tell({ id: `${id} ${index}`, about: id, store, zone, notice, at });
}

/** G-17, G-40, H-32, H-46: every batch of calls, and the complaints of a period, end in a report that is kept. */
export const improvementReportEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'listImprovementReports',
    method: 'get',
    path: '/improvement-reports',
    tag: 'store',
    summary: 'G-17, H-46: the reports on calls or complaints, the newest first',
    query: z.strictObject({ about: About }),
    replies: { 200: { description: 'the reports', body: listSchema(ImprovementReport) } },
    handle: async ({ query: { about }, session: { store } }) => {
      const reports = await context.repositories.improvementReports.list(store, about, MOST);
      const items = reports.map(({ _id: id, store: _store, by, ...report }) => ({ id, ...report, by: by.id }));
      return { status: 200, body: { items } };
    },
  }),
  endpoint({
    operation: 'fileImprovementReport',
    method: 'post',
    path: '/improvement-reports',
    tag: 'store',
    summary:
      'G-17, G-24, G-40, H-46: what calls or complaints have shown is kept with its figures, and what is suggested goes to the heads of the departments',
    body: Filing,
    keyed: true,
    problems: ['notFound'],
    replies: { 201: { description: 'it is kept; the same again changes nothing', body: ImprovementReport } },
    handle: async ({ body, session, actor: by, key }) => {
      const { store, actorId } = session;
      const { about, from, to, summary } = body;
      const _id = `IR-${createHash('sha256').update(`${store} ${actorId} ${key}`).digest('hex').slice(0, 32)}`;
      const [figures, suggestions] = await Promise.all([
        figuresOf(context, session, body),
        withHeads(context, store, body),
      ]);
      const filed = await context.repositories.improvementReports.file({
        _id,
        store,
        about,
        from,
        to,
        figures,
        summary,
        suggestions,
        by,
        at: Date.now(),
      });
      const { _id: id, by: author, store: _store, ...report } = filed;
      const reply = { id, ...report, by: author.id, suggestions: [...report.suggestions] };
      await tell(context, { ...reply, store });
      return { status: 201, body: reply };
    },
  }),
];
