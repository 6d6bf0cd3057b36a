import { z } from 'zod';
import type { Stage } from '../../domain/appointment/stage';
import { bayKinds } from '../../domain/values/bay-kind';
import { Day } from '../../domain/values/field-schemas';
import { unfitReservations } from '../../domain/workshop-day/availability';
import { dayNumbers, dayNumberOf } from '../../domain/workshop-day/number';
import { Need } from '../../domain/workshop-day/need';
import { Allocation, Block, isHeld } from '../../domain/workshop-day/reservation';
import { DayResources, Interval } from '../../domain/workshop-day/resources';
import { appointmentNumbers } from '../../domain/appointment/number';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import { endpoint, type Endpoint } from '../http/endpoint';
import { AppointmentStage } from '../appointments/replies';
import { carFields } from '../repair-orders/replies';
import { LoadPart, loadOf } from './load';
import { datesFrom, plansOf, today, type DatedPlan } from '../../platform/day-plans';

/** As many days as one screen shows. */
const MOST_PLANNED = 7;

const PlannedJob = Allocation.extend({
  reservationId: z.string(),
  holder: z.string().meta({ description: 'number of the appointment or of the repair order' }),
  walkIn: z.boolean(),
  need: Need,
  held: z.boolean().meta({ description: 'not taken down yet; it ends by itself' }),
  unfit: z.boolean().meta({ description: 'its bay or people are not there any more' }),
  stage: AppointmentStage.nullable().meta({ description: 'of the appointment' }),
  ...carFields,
}).meta({ id: 'PlannedJob' });

const Person = DayResources.shape.people.element.pick({ id: true, does: true, present: true });

const PlannedDay = z
  .object({
    day: dayNumbers.schema,
    date: Day,
    opened: z.boolean().meta({ description: 'commands can be sent to it' }),
    checked: z.boolean(),
    hours: z.array(Interval),
    bays: z.array(z.object({ id: z.string(), kind: z.enum(bayKinds), team: z.string().nullable() })),
    people: z.array(Person),
    jobs: z.array(PlannedJob),
    blocks: z.array(Block),
    load: z.array(LoadPart),
  })
  .meta({ id: 'PlannedDay' });

/** Stage and car behind each number that holds part of a day. */
async function holdersOf({ repositories }: Context, store: string, plans: readonly DatedPlan[]) {
  const numbers = [...new Set(plans.flatMap(({ reservations }) => reservations.map(({ holder }) => holder)))];
  const booked = numbers.filter((number) => appointmentNumbers.pattern.test(number));
  const [appointments, orders] = await Promise.all([
    repositories.appointments.byNumbers(store, booked),
    repositories.repairOrders.rowsOf(
      store,
      numbers.filter((number) => !booked.includes(number)),
    ),
  ]);
  const known = new Map<string, { readonly vehicle: string; readonly stage: Stage | null }>([
    ...appointments.map(({ _id, state: { vehicle, stage } }) => [_id, { vehicle, stage }] as const),
    ...orders.map(({ _id, vehicle }) => [_id, { vehicle, stage: null }] as const),
  ]);
  const carOf = await repositories.vehicles.carsOf([...known.values()].map(({ vehicle }) => vehicle));
  return (holder: string) => {
    const { vehicle, stage = null } = known.get(holder) ?? {};
    return { stage, ...carOf(vehicle) };
  };
}

function bodyOf(plan: DatedPlan, store: string, holderOf: Awaited<ReturnType<typeof holdersOf>>) {
  const { date, resources, reservations, blocks } = plan;
  const unfit = unfitReservations(plan);
  return {
    day: dayNumberOf(store, date),
    date,
    opened: plan.opened,
    checked: plan.checked,
    hours: resources.hours,
    bays: resources.bays,
    people: resources.people.map(({ id, does, present }) => ({ id, does, present })),
    jobs: reservations.map((one) => ({
      ...one.allocation,
      reservationId: one.reservationId,
      holder: one.holder,
      walkIn: one.walkIn,
      need: one.need,
      held: isHeld(one),
      unfit: unfit.includes(one),
      ...holderOf(one.holder),
    })),
    blocks,
    load: loadOf(plan),
  };
}

/** everything that the day planner shows, also of a date that nobody has booked. */
export const readDayPlans = (context: Context): Endpoint =>
  endpoint({
    operation: 'workshopDay.listPlans',
    method: 'get',
    path: '/day-plans',
    tag: 'workshop days',
    summary: `A-06, A-19: bays and people of each day against time, what is planned there, what is blocked and how full it is; at most ${MOST_PLANNED} days`,
    query: z.strictObject({
      from: Day.optional().meta({ description: 'today when absent' }),
      days: z.coerce.number().int().min(1).max(MOST_PLANNED).default(1),
    }),
    replies: { 200: { description: 'day by day', body: z.object({ items: z.array(PlannedDay) }) } },
    handle: async ({ query: { from, days }, session: { store } }) => {
      const policy = await currentPolicy(context, store);
      const plans = await plansOf(context, store, policy, datesFrom(from ?? today(policy, Date.now()), days));
      const holderOf = await holdersOf(context, store, plans);
      return { status: 200, body: { items: plans.map((plan) => bodyOf(plan, store, holderOf)) } };
    },
  });
