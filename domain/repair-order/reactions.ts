import type { Reaction } from '../reactions';
import type { RepairOrder, RepairOrderEvent } from './state';

/** G-01: every vehicle that left is followed up. */
export const reactionsOf = (before: RepairOrder, _event: RepairOrderEvent, after: RepairOrder): readonly Reaction[] =>
  after.stage === 'delivered' && before.stage !== 'delivered' ? [{ start: 'followUp', order: after.number }] : [];
