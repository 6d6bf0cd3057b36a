import type { RepairOrder } from './state';
import { goesBy } from './rules-version';

/** D-18: what people tell each other stands in the state since version 3 of the rules, so that whoever is told reads it; before, in the events alone. */
export const whenKept = <T extends object>(order: Pick<RepairOrder, 'rulesVersion'>, words: T): Partial<T> =>
  goesBy(order, 3) ? words : {};
