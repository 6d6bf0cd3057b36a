import { z } from 'zod';
import { skills } from '../../domain/account/skills';
import { MAX_JOB_MINUTES, type Need } from '../../domain/workshop-day/need';
import { freeSlots, unfitReservations } from '../../domain/workshop-day/availability';
import { dayNumberOf, dayNumbers } from '../../domain/workshop-day/number';
import { commands } from '../../domain/workshop-day/commands';
import { actions, deadlineRules, upcoming } from '../../domain/workshop-day/process';
import { isOver, type WorkshopDay } from '../../domain/workshop-day/state';
import { bayKinds } from '../../domain/values/bay-kind';
import { minutesOf } from '../../domain/workshop-day/intervals';
import { passedSteps } from '../../domain/time/deadline';
import { Day, Id, Instant, StoredInstant } from '../../domain/values/field-schemas';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Flag } from '../http/fields';
import { readingEndpoints } from '../processes/reading';
import { stateExtrasOf, withEndpoint } from '../processes/replies';
import { datesFrom, lastBookable, plansOf, today, type DatedPlan } from '../../platform/day-plans';
import { readDayPlans } from './day-plans';
import { openDay } from './opening';
import { dayApi } from './process-api';

/** Days that one question can be about. */
const MOST_DAYS = 31;
const DAYS_SHOWN = 14;

const Count = z.coerce.number().int();
const SlotQuery = z.strictObject({
  bayKind: z.enum(bayKinds).exclude(['wash', 'reception']),
  skill: z.enum(skills).optional(),
  minutes: Count.min(5).max(MAX_JOB_MINUTES),
  washMinutes: Count.min(0).max(240).default(0),
  advisor: Id.optional().meta({ description: 'the one whom the customer wants' }),
  collected: Flag.optional().meta({ description: 'the car is fetched' }),
  notBefore: Instant.optional().meta({ description: 'e.g. when the parts are here' }),
  from: Day.optional().meta({ description: 'today when absent' }),
  days: Count.min(1).max(MOST_DAYS).default(DAYS_SHOWN),
});

const DaySlots = z
  .object({
    day: dayNumbers.schema,
    date: Day,
    openMinutes: z.int().meta({ description: 'how long the store is open' }),
    slots: z.array(
      z.object({ startsAt: StoredInstant, endsAt: StoredInstant, advisor: z.string() }).meta({ id: 'FreeSlot' }),
    ),
  })
  .meta({ id: 'DaySlots' });

const WorkshopDayRow = z
  .object({
    day: dayNumbers.schema,
    date: Day,
    openMinutes: z.int(),
    reserved: z.int().meta({ description: 'appointments and cars without one' }),
    bays: z.array(z.object({ kind: z.enum(bayKinds), count: z.int(), minutes: z.int(), reservedMinutes: z.int() })),
    unfit: z
      .array(z.string())
      .meta({ description: 'appointments whose bay or people the store does not have any more' }),
  })
  .meta({ id: 'WorkshopDayRow' });

const listSlots = (context: Context): Endpoint =>
  endpoint({
    operation: 'workshopDay.listSlots',
    method: 'get',
    path: '/slots',
    tag: 'workshop days',
    summary:
      'A-03, A-19: the times at which a job can begin, with bay, technician, advisor and wash free together; a booking at one of them is accepted unless somebody was faster',
    query: SlotQuery,
    replies: { 200: { description: 'day by day', body: z.object({ items: z.array(DaySlots) }) } },
    handle: async ({ query, session: { store } }) => {
      const now = Date.now();
      const policy = await currentPolicy(context, store);
      const { bayKind, skill = null, minutes, washMinutes, advisor = null, collected = false, days } = query;
      const need: Need = { bayKind, skill, minutes, washMinutes, advisor, collected };
      const first = query.from ?? today(policy, now);
      const plans = await plansOf(context, store, policy, datesFrom(first, days));
      const last = lastBookable(policy, now);
      const items = plans.map((plan) => ({
        day: dayNumberOf(store, plan.date),
        date: plan.date,
        openMinutes: minutesOf(plan.resources.hours),
        slots: plan.date > last ? [] : freeSlots(plan, need, Math.max(now, query.notBefore ?? 0)),
      }));
      return { status: 200, body: { items } };
    },
  });

const reservedMinutes = ({ reservations }: DatedPlan, kind: string): number =>
  reservations.filter(({ need }) => need.bayKind === kind).reduce((sum, { need }) => sum + need.minutes, 0);

/** What is taken of each kind of bay. */
const baysOf = (plan: DatedPlan) =>
  bayKinds
    .map((kind) => ({ kind, count: plan.resources.bays.filter((bay) => bay.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => ({
      kind,
      count,
      minutes: count * minutesOf(plan.resources.hours),
      reservedMinutes: reservedMinutes(plan, kind),
    }));

const listDays = (context: Context): Endpoint =>
  endpoint({
    operation: 'workshopDay.list',
    method: 'get',
    path: '/workshop-days',
    tag: 'workshop days',
    summary: 'A-06, A-19: what is taken of each day, by kind of bay, and which appointments do not fit any more',
    query: z.strictObject({ from: Day.optional(), days: Count.min(1).max(MOST_DAYS).default(7) }),
    replies: { 200: { description: 'day by day', body: z.object({ items: z.array(WorkshopDayRow) }) } },
    handle: async ({ query: { from, days }, session: { store } }) => {
      const policy = await currentPolicy(context, store);
      const dates = datesFrom(from ?? today(policy, Date.now()), days);
      const items = (await plansOf(context, store, policy, dates)).map((plan) => ({
        day: dayNumberOf(store, plan.date),
        date: plan.date,
        openMinutes: minutesOf(plan.resources.hours),
        reserved: plan.reservations.length,
        bays: baysOf(plan),
        unfit: unfitReservations(plan).map(({ holder }) => holder),
      }));
      return { status: 200, body: { items } };
    },
  });

function dayBody(day: WorkshopDay): object {
  const { policy, ...rest } = day;
  return {
    ...rest,
    ...stateExtrasOf(policy, isOver(day) ? [] : withEndpoint(commands, actions(day)), {
      upcoming: upcoming(day),
      passed: passedSteps(day, deadlineRules(day)),
    }),
    unfit: unfitReservations(day).map(({ reservationId }) => reservationId),
  };
}

export const dayReadingEndpoints = (context: Context): readonly Endpoint[] => [
  listSlots(context),
  listDays(context),
  readDayPlans(context),
  openDay(context),
  ...readingEndpoints(context, dayApi, (state) => dayBody(state as WorkshopDay)),
];
