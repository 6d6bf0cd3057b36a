import type { Errand } from '../errands';
import { departureOf } from '../follow-up/departure';
import type { RepairOrder, RepairOrderEvent } from './state';

/** G-01: every vehicle that left is followed up. */
export const errandsOf = (before: RepairOrder, event: RepairOrderEvent, after: RepairOrder): readonly Errand[] =>
  after.stage === 'delivered' && before.stage !== 'delivered'
    ? [{ start: 'followUp', departure: departureOf(after, event.at) }]
    : [];
