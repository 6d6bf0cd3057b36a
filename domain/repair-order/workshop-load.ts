import { isOpen } from './order-line';
import { isBackOrdered } from './part-supply';
import { isPast } from './stage';
import type { RepairOrder } from './state';

/** What one team has before it. */
export interface TeamLoad {
  readonly team: string;
  readonly openOrders: number;
  /** Working minutes; those of an order with several teams are shared out among them. */
  readonly queuedMinutes: number;
}

export interface WorkshopLoad {
  readonly openOrders: number;
  readonly queuedMinutes: number;
  /** Working minutes before a new order, when any team may take it. */
  readonly loadMinutes: number;
  readonly byTeam: readonly TeamLoad[];
}

/** Working minutes still to be done on an order that is promised or in the workshop; what waits for parts, or for its car, keeps nobody busy. */
const minutesLeft = ({ lines, stage }: RepairOrder): number =>
  isPast(stage, 'qualityCheck') || stage === 'awaitingReturn'
    ? 0
    : lines
        .filter((line) => isOpen(line) && !isBackOrdered(line))
        .reduce((total, line) => total + line.labourMinutes, 0);

const sum = (minutes: readonly number[]): number => minutes.reduce((total, one) => total + one, 0);

/** C-12: what is queued in the workshop, altogether and for each of these teams. */
export function workshopLoad(orders: readonly RepairOrder[], teams: readonly string[]): WorkshopLoad {
  const queued = sum(orders.map(minutesLeft));
  return {
    openOrders: orders.length,
    queuedMinutes: queued,
    loadMinutes: Math.round(queued / Math.max(1, teams.length)),
    byTeam: teams.map((team) => {
      const own = orders.filter((order) => order.teams.includes(team) && minutesLeft(order) > 0);
      const minutes = sum(own.map((order) => minutesLeft(order) / order.teams.length));
      return { team, openOrders: own.length, queuedMinutes: Math.round(minutes) };
    }),
  };
}
