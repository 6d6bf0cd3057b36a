import { groupOf, type StageGroup } from '../../../domain/repair-order/stage-group';
import type { BoardCard } from '../../shared/server/replies';

/** From the signed order until the car is ready. */
const inWorkshop: readonly StageGroup[] = ['waiting', 'repair', 'check'];

const timeOf = ({ promisedAt }: BoardCard): number => (promisedAt === null ? Infinity : Date.parse(promisedAt));

/** The cars of the workshop by the time they are promised for: late ones are first, what is not promised is last. */
export const carsInWorkshop = (cards: readonly BoardCard[]): readonly BoardCard[] =>
  cards
    .filter(({ stage }) => inWorkshop.includes(groupOf[stage]))
    .toSorted((a, b) => timeOf(a) - timeOf(b) || (a.number < b.number ? -1 : 1));

export const isLate = (card: BoardCard, now: number): boolean => timeOf(card) < now;

/** The stretch of the day against which promises are drawn, in milliseconds since the epoch. */
export interface Axis {
  readonly from: number;
  readonly until: number;
}

/** Where a moment stands on the axis, in percent; what lies outside stands at its end. */
export const placeOn = ({ from, until }: Axis, at: number): number =>
  Math.min(100, Math.max(0, ((at - from) * 100) / (until - from)));
