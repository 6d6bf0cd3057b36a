import { MINUTE, type Instant } from '../../domain/kernel/process';
import { isOpen, needsParts } from '../../domain/repair-order/order-line';
import { isBackOrdered } from '../../domain/repair-order/part-supply';
import { canGoOn, toDo, type WorkshopBefore } from '../../domain/repair-order/promise-proposal';
import { hasReached } from '../../domain/repair-order/stage';
import type { RepairOrder } from '../../domain/repair-order/state';
import { shopParts, spareParts } from '../../domain/repair-order/stock';
import type { PartCount } from '../../domain/repair-order/supply';
import { workOf } from '../../domain/repair-order/work-errands';
import { workshopLoad } from '../../domain/repair-order/workshop-load';
import { localDate, startOfDay } from '../../domain/time/working-time';
import type { Context } from '../context';
import { currentPolicy } from '../dealership/policies';
import type { ProcessApi } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { minutesBefore } from '../workshop-days/car-load';

const DAY = 24 * 60 * MINUTE;

/** Of a store that has not described its bays, what its teams have before them on average, this order left out. */
async function loadOfTeams({ repositories }: Context, { store, number }: RepairOrder): Promise<number> {
  const [orders, teams] = await Promise.all([
    repositories.repairOrders.promisedStates(store),
    repositories.settings.contentOf(store, 'teams'),
  ]);
  const inUse = teams.items.filter(({ active }) => active).map(({ id }) => id);
  const others = orders.filter((order) => order.number !== number);
  return workshopLoad(others, inUse).loadMinutes;
}

/** Working minutes before this order, from when it can be worked on. */
async function loadBefore(context: Context, order: RepairOrder, from: Instant): Promise<number> {
  const { store, number, stage, workshopTime } = order;
  // a car in the workshop queues no more
  if (hasReached(stage, 'inRepair')) return 0;
  const minutes = toDo(order).reduce((sum, { labourMinutes }) => sum + labourMinutes, 0);
  const own = new Set(workshopTime?.planned.map(({ reservationId }) => reservationId));
  const before = await minutesBefore(context, {
    store,
    policy: await currentPolicy(context, store),
    work: workOf(order, minutes),
    from,
    isOwn: ({ holder, reservationId }) => holder === number || own.has(reservationId),
  });
  return before ?? loadOfTeams(context, order);
}

/** The parts that are neither put aside nor on order: whether they are there, the stock says. */
const partsToFind = ({ stage, lines, estimate }: RepairOrder): readonly PartCount[] =>
  hasReached(stage, 'contracted')
    ? lines
        .filter((line) => isOpen(line) && needsParts(line) && !isBackOrdered(line) && line.supply?.state !== 'reserved')
        .flatMap(shopParts)
    : (estimate?.lines ?? []).flatMap(shopParts);

/** When the parts that are not in stock can be here, by the lead time of each; undefined where all are there, or stand in no catalogue. */
async function partsReady(
  { repositories }: Context,
  order: RepairOrder,
  at: Instant,
): Promise<Pick<WorkshopBefore, 'partsReadyAt'>> {
  const needed = new Map<string, number>();
  for (const { partNumber, quantity } of partsToFind(order))
    needed.set(partNumber, (needed.get(partNumber) ?? 0) + quantity);
  if (needed.size === 0) return {};
  const known = await repositories.parts.byNumbers(order.store, [...needed.keys()]);
  const spare = spareParts(order);
  const days = [...needed].flatMap(([partNumber, quantity]) => {
    const part = known.get(partNumber);
    return part && part.stock + (spare.get(partNumber) ?? 0) < quantity ? [part.leadDays] : [];
  });
  if (days.length === 0) return {};
  const { calendar } = order.policy;
  return { partsReadyAt: startOfDay(calendar, localDate(calendar.zone, at + Math.max(...days) * DAY)) };
}

/** C-12: the real load of the workshop and the supply of parts, which no workflow can see; nothing before `notBefore`. */
export async function workshopBefore(
  context: Context,
  order: RepairOrder,
  at: Instant,
  notBefore: Instant = 0,
): Promise<WorkshopBefore> {
  const { partsReadyAt = 0 } = await partsReady(context, order, at);
  const ready = Math.max(partsReadyAt, notBefore);
  const workshopLoadMinutes = await loadBefore(context, order, Math.max(canGoOn(order, at), ready));
  return { workshopLoadMinutes, ...(ready > 0 && { partsReadyAt: ready }) };
}

/** The load is counted, whatever was sent of it; a later day of the parts counts as sent. */
export async function withWorkshopBefore(
  context: Context,
  api: ProcessApi,
  number: string,
  body: object,
): Promise<object> {
  const sent = body as Partial<WorkshopBefore>;
  const order = (await readLatest(context, api, number, 1)) as RepairOrder;
  return { ...sent, ...(await workshopBefore(context, order, Date.now(), sent.partsReadyAt)) };
}
