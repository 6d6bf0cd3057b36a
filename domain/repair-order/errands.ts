import type { Errand } from '../errands';
import { departureOf } from '../follow-up/departure';
import type { RepairOrder, RepairOrderEvent } from './state';
import { stockMoveOf } from './stock';

/** G-01: every vehicle that left is followed up; what an order takes of the store's parts leaves the stock. */
export const errandsOf = (before: RepairOrder, event: RepairOrderEvent, after: RepairOrder): readonly Errand[] => {
  const moved = stockMoveOf(before, event, after);
  return [
    ...(moved ? [{ moveStock: moved }] : []),
    ...(after.stage === 'delivered' && before.stage !== 'delivered'
      ? [{ start: 'followUp' as const, departure: departureOf(after, event.at) }]
      : []),
  ];
};
