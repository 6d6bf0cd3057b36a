import type { Obstacle } from '../kernel/rejection';
import type { Stage } from './stage';
import type { RepairOrder } from './state';

/** ADR 5: whether the order was opened under this version of the rules, or a later one. */
export const goesBy = ({ rulesVersion = 1 }: Pick<RepairOrder, 'rulesVersion'>, version: number): boolean =>
  rulesVersion >= version;

/** A stage in which the command may be sent since this version of the rules, and not before. */
export const alsoSince =
  (version: number, ...added: readonly Stage[]) =>
  (order: RepairOrder): Obstacle | undefined =>
    added.includes(order.stage) && !goesBy(order, version)
      ? { code: 'notDuringStage', facts: { stage: order.stage } }
      : undefined;
