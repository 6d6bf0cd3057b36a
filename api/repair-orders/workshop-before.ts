import { MINUTE, type Instant } from '../../domain/kernel/process';
import { isOpen, needsParts } from '../../domain/repair-order/order-line';
import { isBackOrdered } from '../../domain/repair-order/part-supply';
import type { WorkshopBefore } from '../../domain/repair-order/promise-proposal';
import { hasReached } from '../../domain/repair-order/stage';
import type { RepairOrder } from '../../domain/repair-order/state';
import { shopParts } from '../../domain/repair-order/stock';
import type { PartCount } from '../../domain/repair-order/supply';
import { workshopLoad } from '../../domain/repair-order/workshop-load';
import { localDate, startOfDay } from '../../domain/time/working-time';
import { isMongoAway } from '../../platform/mongo/away';
import type { Context } from '../context';
import type { ProcessApi } from '../processes/process-api';
import { readLatest } from '../processes/reading';

const DAY = 24 * 60 * MINUTE;

/** Working minutes that each team has before it on average, this order left out. */
async function loadBefore({ repositories }: Context, { store, number, stage }: RepairOrder): Promise<number> {
  // a car in the workshop queues no more
  if (hasReached(stage, 'inRepair')) return 0;
  const [orders, teams] = await Promise.all([
    repositories.repairOrders.promisedStates(store),
    repositories.settings.contentOf(store, 'teams'),
  ]);
  const inUse = teams.items.filter(({ active }) => active).map(({ id }) => id);
  const others = orders.filter((order) => order.number !== number);
  return workshopLoad(others, inUse).loadMinutes;
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
  const days = [...needed].flatMap(([partNumber, quantity]) => {
    const part = known.get(partNumber);
    return part && part.stock < quantity ? [part.leadDays] : [];
  });
  if (days.length === 0) return {};
  const { calendar } = order.policy;
  return { partsReadyAt: startOfDay(calendar, localDate(calendar.zone, at + Math.max(...days) * DAY)) };
}

/** C-12: the real load of the workshop and the supply of parts, which no workflow can see. */
export async function workshopBefore(context: Context, order: RepairOrder, at: Instant): Promise<WorkshopBefore> {
  const [workshopLoadMinutes, parts] = await Promise.all([loadBefore(context, order), partsReady(context, order, at)]);
  return { workshopLoadMinutes, ...parts };
}

/**
 * The load is counted, whatever was sent of it; a later day of the parts counts as sent. What was sent of the load is taken only while the orders of the
 * store cannot be read.
 */
export async function withWorkshopBefore(
  context: Context,
  api: ProcessApi,
  number: string,
  body: object,
): Promise<object> {
  const sent = body as Partial<WorkshopBefore>;
  const order = (await readLatest(context, api, number, 1)) as RepairOrder;
  try {
    const { workshopLoadMinutes, partsReadyAt = 0 } = await workshopBefore(context, order, Date.now());
    const ready = Math.max(partsReadyAt, sent.partsReadyAt ?? 0);
    return { ...sent, workshopLoadMinutes, ...(ready > 0 && { partsReadyAt: ready }) };
  } catch (error) {
    if (isMongoAway(error) && sent.workshopLoadMinutes !== undefined) return body;
    throw error;
  }
}
