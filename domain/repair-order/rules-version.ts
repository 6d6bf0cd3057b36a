import type { Obstacle } from '../kernel/rejection';
import { goesBy } from '../kernel/rules-version';
import type { Stage } from './stage';
import type { RepairOrder } from './state';

export { goesBy };

/** A stage in which the command may be sent since this version of the rules, and not before. */
export const alsoSince =
  (version: number, ...added: readonly Stage[]) =>
  (order: RepairOrder): Obstacle | undefined =>
    added.includes(order.stage) && !goesBy(order, version)
      ? { code: 'notDuringStage', facts: { stage: order.stage } }
      : undefined;

/** A command that came with this version of the rules: of an order that goes by older ones it may be sent in no stage. */
export const onlySince =
  (version: number) =>
  (order: RepairOrder): Obstacle | undefined =>
    goesBy(order, version) ? undefined : { code: 'notDuringStage', facts: { stage: order.stage, during: [] } };
