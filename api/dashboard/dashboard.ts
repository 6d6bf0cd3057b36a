import { z } from 'zod';
import { valueOf, type FigureCase } from '../../domain/dashboard/figure';
import { figureNames, figureOf } from '../../domain/dashboard/figures';
import { bucketsOf, periodBefore } from '../../domain/dashboard/period';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Cursor, idOfCursor, Limit, pageOf } from '../http/fields';
import { collectCases } from './collect';
import { namedCases } from './named-cases';
import { askedPeriod, rangeFields, withRange } from './range';
import { DashboardCases, DashboardReply, FigureName } from './replies';

const tag = 'oversight';
/** What the figure comes to is told with its first page. */
const notCounted = { value: null, sum: null, cases: null };
const CasesQuery = z.strictObject({ figure: FigureName, ...rangeFields, cursor: Cursor.optional(), limit: Limit });

/** Each case with a place in the order of all, which is not lost when others come or go. */
function placed(cases: readonly FigureCase[]) {
  let [before, nth] = ['', 0];
  return cases.map((one) => {
    const at = `${String(Number.MAX_SAFE_INTEGER - one.at).padStart(16, '0')} ${one.number}`;
    nth = at === before ? nth + 1 : 0;
    before = at;
    return { ...one, _id: `${at} ${String(nth).padStart(4, '0')}` };
  });
}

/** The place after which a page goes on, and the moment of its case; nothing comes before the first page. */
function placeAfter(cursor: string | undefined): { readonly id: string; readonly at: number } {
  const id = cursor === undefined ? '' : idOfCursor(cursor);
  const at = Number.MAX_SAFE_INTEGER - Number(id.split(' ')[0]);
  return { id, at: cursor === undefined || !Number.isSafeInteger(at) ? Infinity : at };
}

/** What managers look at: the figures of a period beside those of the period before, and the cases behind each. */
export const dashboardEndpoints = (context: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'readDashboard',
    method: 'get',
    path: '/dashboard',
    tag,
    summary:
      'K-03, L-17, L-19, L-23: money, hours, time kept, extra items, quality, complaints and calls of a period, compared with as many days before',
    query: withRange(z.strictObject(rangeFields)),
    replies: { 200: { description: 'the figures', body: DashboardReply } },
    handle: async ({ query, session }) => {
      const now = Date.now();
      const { zone, period } = await askedPeriod(context, session.store, query, now);
      const compared = periodBefore(zone, query.range, period);
      const { by, buckets } = bucketsOf(zone, period);
      const [present, past] = await collectCases({ repositories: context.repositories, session, now }, figureNames, [
        period,
        compared,
      ]);
      const figures = figureNames.map((figure) => {
        const { group, unit, better, requirements } = figureOf(figure);
        const cases = present?.get(figure) ?? [];
        return {
          figure,
          group,
          unit,
          better,
          requirements: [...requirements],
          ...valueOf(unit, cases),
          previous: valueOf(unit, past?.get(figure) ?? []),
          trend: buckets.map(
            ({ start, before }) =>
              valueOf(
                unit,
                cases.filter(({ at }) => at >= start && at < before),
              ).value,
          ),
        };
      });
      return {
        status: 200,
        body: {
          range: query.range,
          from: period.from,
          to: period.to,
          compared: { from: compared.from, to: compared.to },
          asOf: now,
          parts: { by, from: buckets.map(({ from }) => from) },
          figures,
        },
      };
    },
  }),
  endpoint({
    operation: 'listDashboardCases',
    method: 'get',
    path: '/dashboard/cases',
    tag,
    summary: 'The cases that a figure of the dashboard is made of, the newest first; their values come to the figure',
    query: withRange(CasesQuery),
    replies: { 200: { description: 'a page of the cases', body: DashboardCases } },
    handle: async ({ query, session }) => {
      const { figure } = query;
      const now = Date.now();
      const { period } = await askedPeriod(context, session.store, query, now);
      const after = placeAfter(query.cursor);
      // the newest come first: a later page reads nothing that is newer than where it goes on
      const left = { ...period, before: Math.min(period.before, after.at + 1) };
      const [found] = await collectCases({ repositories: context.repositories, session, now }, [figure], [left]);
      const cases = found?.get(figure) ?? [];
      const { unit } = figureOf(figure);
      const rest = placed(cases).filter(({ _id }) => _id > after.id);
      const { items, nextCursor } = pageOf(rest.slice(0, query.limit + 1), query.limit);
      const named = await namedCases(
        context,
        session,
        items.map(({ _id, ...one }) => one),
      );
      return {
        status: 200,
        body: {
          figure,
          range: query.range,
          from: period.from,
          to: period.to,
          unit,
          ...(query.cursor === undefined ? valueOf(unit, cases) : notCounted),
          items: named,
          nextCursor,
        },
      };
    },
  }),
];
