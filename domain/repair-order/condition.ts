import type { Obstacle } from '../kernel/rejection';
import { goesBy } from './rules-version';
import type { RepairOrder } from './state';

/** F-03: what is not as it was at the pre-inspection, in the words of whoever compared; undefined where all is. */
export const differenceOf = (order: RepairOrder): string | undefined => {
  const compared = order.checklists.acceptance?.['conditionCompared'];
  return goesBy(order, 3) && compared?.result === 'defect' ? (compared.note ?? '') : undefined;
};
export const conditionDiffers = (order: RepairOrder): boolean => differenceOf(order) !== undefined;

/** F-03: nobody signs for an unchanged condition that has changed. */
export const conditionSettled = (order: RepairOrder): Obstacle | undefined => {
  const difference = differenceOf(order);
  return difference === undefined || order.condition?.difference === difference
    ? undefined
    : { code: 'conditionUnsettled' };
};
