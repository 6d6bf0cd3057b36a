import { z } from 'zod';
import { inWindow } from '../../domain/follow-up/call-windows';
import { actions, deadlineRules, upcoming } from '../../domain/follow-up/process';
import { followUpNumberOf } from '../../domain/follow-up/number';
import { scriptOf } from '../../domain/follow-up/script';
import { stages } from '../../domain/follow-up/stage';
import { attemptsLeft } from '../../domain/follow-up/attempts';
import { callWindowsOf, firstCallAt, isFinished, isOver, type FollowUp } from '../../domain/follow-up/state';
import { passedSteps } from '../../domain/time/deadline';
import type { Instant } from '../../domain/kernel/process';
import { Day, Id } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Flag, Limit, listSchema } from '../http/fields';
import { roleFor } from '../http/role-for';
import { foundParties } from '../master-data/found-parties';
import { SearchQuery } from '../master-data/search-query';
import { readingEndpoints } from '../processes/reading';
import { stateExtrasOf } from '../processes/replies';
import { dayRange, daysRange } from '../dealership/days';
import { currentPolicy } from '../dealership/policies';
import { followUpApi } from './process-api';
import { FollowUpCoverage, FollowUpRow } from './replies';

const ListQuery = z.strictObject({
  stage: z.enum(stages).optional(),
  open: Flag.optional(),
  leftOn: Day.optional(),
  specialist: Id.optional().meta({ description: 'G-18: whom the calls are given to' }),
  late: Flag.optional().meta({ description: 'those of which something is overdue, or raised and not taken over' }),
  lateFirst: Flag.default(false).meta({ override: { default: false } }),
  q: SearchQuery.optional(),
  customer: Id.optional().meta({ description: 'whose visits they are about, of the newest 200 visits' }),
  limit: Limit,
});

function followUpBody(followUp: FollowUp, at: Instant): object {
  const { policy, ...rest } = followUp;
  const over = isOver(followUp);
  return {
    ...rest,
    ...stateExtrasOf(policy, isFinished(followUp) ? [] : actions(followUp), {
      upcoming: upcoming(followUp),
      passed: passedSteps(followUp, deadlineRules(followUp)),
    }),
    callFrom: firstCallAt(followUp),
    mayCallNow: inWindow(callWindowsOf(followUp), at),
    attemptsLeft: over ? 0 : attemptsLeft(followUp),
    script: over ? [] : scriptOf(followUp),
  };
}

/** More visits than a list of follow-ups shows of one customer. */
const MOST_VISITS = 200;

/** The numbers that the follow-ups of this customer's visits have, also of visits under the records that were merged into this one. */
async function numbersOf({ repositories }: Context, store: string, customer: string): Promise<readonly string[]> {
  const { customers, repairOrders } = repositories;
  const ids = await customers.idsOf(store, customer);
  const visits = await repairOrders.list({ store, customers: ids, limit: MOST_VISITS });
  return visits.map(({ _id }) => followUpNumberOf(_id));
}

type Narrowed = z.output<typeof ListQuery>;
type Listed = Awaited<ReturnType<Context['repositories']['followUps']['list']>>;

/** The call list as it is asked for: what is late first where that is wished. */
async function rowsFor(
  context: Context,
  store: string,
  query: Narrowed,
  lateOnes: ReadonlySet<string>,
): Promise<Listed> {
  const { repositories } = context;
  const { followUps } = repositories;
  const { stage, open, leftOn, specialist, late, lateFirst, q, customer, limit } = query;
  const days = leftOn === undefined ? undefined : dayRange((await currentPolicy(context, store)).calendar.zone, leftOn);
  const isMeant = ({ _id, ...row }: Listed[number]): boolean =>
    (stage ?? row.stage) === row.stage &&
    (open ?? row.open) === row.open &&
    (specialist ?? row.specialist) === row.specialist &&
    (late === undefined || lateOnes.has(_id) === late) &&
    (days === undefined || (row.leftAt >= days[0] && row.leftAt < days[1]));
  const first = (rows: Listed): Listed => {
    const ordered = lateFirst
      ? rows.toSorted((a, b) => Number(lateOnes.has(b._id)) - Number(lateOnes.has(a._id)))
      : rows;
    return ordered.slice(0, limit);
  };
  if (customer !== undefined)
    return first((await followUps.byNumbers(await numbersOf(context, store, customer))).filter(isMeant));
  const narrowed = { store, stage, open, specialist, left: days, limit };
  if (q !== undefined) {
    const { customers, vehicles } = await foundParties(repositories, store, q);
    const ids = await Promise.all(customers.map((id) => repositories.customers.idsOf(store, id)));
    const found = await Promise.all([
      followUps.list({ ...narrowed, customers: ids.flat() }),
      followUps.list({ ...narrowed, vehicles }),
    ]);
    const rows = [...new Map(found.flat().map((row) => [row._id, row])).values()];
    return first(rows.filter(isMeant).toSorted((a, b) => a.priority - b.priority || a.leftAt - b.leftAt));
  }
  if (late !== true && !lateFirst) return (await followUps.list(narrowed)).filter(isMeant);
  const those = await followUps.list({ ...narrowed, numbers: [...lateOnes] });
  if (late === true) return those;
  const rest = await followUps.list(narrowed);
  return first([...those, ...rest.filter(({ _id }) => !lateOnes.has(_id))].filter(isMeant));
}

const listFollowUps = (context: Context): Endpoint =>
  endpoint({
    operation: 'followUp.list',
    method: 'get',
    path: '/follow-ups',
    tag: 'follow-up',
    summary:
      'G-02, G-18, CF-05: the call list, members first, then private cars; by stage, the day the car left, specialist, what is late, customer, or text; with what is next by whom',
    query: ListQuery,
    replies: { 200: { description: 'the list', body: listSchema(FollowUpRow) } },
    handle: async ({ query, session }) => {
      if (query.q !== undefined) roleFor('search', session);
      const { store } = session;
      const { tasks, vehicles } = context.repositories;
      const lateOnes = await tasks.lateIn(store);
      const rows = await rowsFor(context, store, query, lateOnes);
      const at = Date.now();
      const [carOf, nextOf] = await Promise.all([
        vehicles.carsOf(rows.map(({ vehicle }) => vehicle)),
        tasks.nextOf(rows.map(({ _id }) => _id)),
      ]);
      const items = rows.map((row) => {
        const { wish, bookedAt, calls, priority } = row.state;
        return {
          number: row._id,
          order: row.order,
          stage: row.stage,
          priority,
          caller: row.caller,
          specialist: row.specialist ?? null,
          overall: row.overall,
          ...carOf(row.vehicle),
          leftAt: row.leftAt,
          dueAt: row.dueAt,
          overdue: lateOnes.has(row._id),
          next: nextOf(row._id),
          bookedAt: bookedAt ?? null,
          attempts: calls.length,
          wish: wish ?? null,
          mayCallNow: inWindow(callWindowsOf(row.state), at),
        };
      });
      return { status: 200, body: { items } };
    },
  });

/** G-19: how many of those who must be followed up were, by the days on which they left. */
const readCoverage = (context: Context): Endpoint =>
  endpoint({
    operation: 'followUp.readCoverage',
    method: 'get',
    path: '/follow-up-coverage',
    tag: 'follow-up',
    summary: 'G-19, CF-05: follow-ups reached, open and given up, by kind of customer; an alarm below 100 % of members',
    query: z.strictObject({ from: Day, to: Day }),
    replies: { 200: { description: 'the coverage', body: FollowUpCoverage } },
    handle: async ({ query: { from, to }, session }) => {
      const { store } = session;
      const { calendar } = await currentPolicy(context, store);
      const [start, end] = daysRange(calendar.zone, from, to);
      const rows = await context.repositories.followUps.leftWithin(store, start, end);
      const groups = (['member', 'private', 'other'] as const).map((priority, index) => {
        const all = rows.filter((row) => row.priority === index);
        const missed = all.filter(({ stage }) => stage === 'unreachable').length;
        const open = all.filter((row) => row.open).length;
        return { priority, total: all.length, open, missed, reached: all.length - open - missed };
      });
      const alarm = groups.some(({ priority, missed }) => priority === 'member' && missed > 0);
      return { status: 200, body: { from, to, groups, alarm } };
    },
  });

export const followUpReadingEndpoints = (context: Context): readonly Endpoint[] => [
  listFollowUps(context),
  readCoverage(context),
  ...readingEndpoints(context, followUpApi, (state, _session, { at }) => followUpBody(state as FollowUp, at)),
];
