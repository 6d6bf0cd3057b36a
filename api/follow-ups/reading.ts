import { z } from 'zod';
import { inWindow } from '../../domain/follow-up/call-windows';
import { actions, deadlineRules, upcoming } from '../../domain/follow-up/process';
import { followUpNumberOf } from '../../domain/follow-up/number';
import { scriptOf } from '../../domain/follow-up/script';
import { stages } from '../../domain/follow-up/stage';
import { attemptsLeft } from '../../domain/follow-up/attempts';
import { callWindowsOf, firstCallAt, isOver, type FollowUp } from '../../domain/follow-up/state';
import { passedSteps } from '../../domain/time/deadline';
import type { Instant } from '../../domain/kernel/process';
import { Day, Id } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Flag, Limit, listSchema } from '../http/fields';
import { readingEndpoints } from '../processes/reading';
import { stateExtrasOf } from '../processes/replies';
import { dayRange } from '../dealership/days';
import { currentPolicy } from '../dealership/policies';
import { followUpApi } from './process-api';
import { FollowUpCoverage, FollowUpRow } from './replies';

const ListQuery = z.strictObject({
  stage: z.enum(stages).optional(),
  open: Flag.optional(),
  leftOn: Day.optional(),
  specialist: Id.optional().meta({ description: 'G-18: whom the calls are given to' }),
  customer: Id.optional().meta({ description: 'whose visits they are about, of the newest 200 visits' }),
  limit: Limit,
});

function followUpBody(followUp: FollowUp, at: Instant): object {
  const { policy, ...rest } = followUp;
  const over = isOver(followUp);
  return {
    ...rest,
    ...stateExtrasOf(policy, over ? [] : actions(followUp), {
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

const listFollowUps = (context: Context): Endpoint =>
  endpoint({
    operation: 'followUp.list',
    method: 'get',
    path: '/follow-ups',
    tag: 'follow-up',
    summary:
      'G-02, G-18, CF-05: the call list, members first, then private cars; by stage, the day the car left, specialist, or customer',
    query: ListQuery,
    replies: { 200: { description: 'the list', body: listSchema(FollowUpRow) } },
    handle: async ({ query: { stage, open, leftOn, specialist, customer, limit }, session }) => {
      const { store } = session;
      const { followUps, vehicles } = context.repositories;
      const days =
        leftOn === undefined ? undefined : dayRange((await currentPolicy(context, store)).calendar.zone, leftOn);
      const rows =
        customer === undefined
          ? await followUps.list({ store, stage, open, specialist, left: days, limit })
          : (await followUps.byNumbers(await numbersOf(context, store, customer)))
              .filter((row) => (stage ?? row.stage) === row.stage && (open ?? row.open) === row.open)
              .filter((row) => specialist === undefined || row.specialist === specialist)
              .filter(({ leftAt }) => days === undefined || (leftAt >= days[0] && leftAt < days[1]))
              .slice(0, limit);
      const at = Date.now();
      const carOf = await vehicles.carsOf(rows.map(({ vehicle }) => vehicle));
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
      const [start, end] = [dayRange(calendar.zone, from)[0], dayRange(calendar.zone, to)[1]];
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
