import { hasPassed } from '../time/deadline';
import { grantedRefunds, undecided } from './account';
import { isAccountEven } from './arrears';
import { invoicesSettled } from './invoices';
import { goesBy } from './rules-version';
import { endStages, hasReached, isPast } from './stage';
import type { RepairOrder } from './state';
import { onRoad } from './transport';

/** What a workflow waits for, and what ends a visit. The first four hold as well for a visit that ended without repair. */
export const estimateAnswered = (order: RepairOrder): boolean => isPast(order.stage, 'contracted');
export const handedToWorkshop = (order: RepairOrder): boolean => isPast(order.stage, 'inRepair');
export const workFinished = (order: RepairOrder): boolean => isPast(order.stage, 'qualityCheck');
export const readyForPickup = (order: RepairOrder): boolean => isPast(order.stage, 'readyForPickup');
/** The sheet is paid or released on credit; never true of a visit that ended without repair. */
export const settled = (order: RepairOrder): boolean => hasReached(order.stage, 'paid');
export const hasEnded = ({ stage }: Pick<RepairOrder, 'stage'>): boolean => endStages.includes(stage);

/** F-28: the car is looked for at closing time. */
export const gateTimer = { timer: 'F-28', subject: '' } as const;
/** F-28: seen at the gate, or looked for there at closing time. */
export const hasLeft = (order: RepairOrder): boolean =>
  order.exitPass?.usedAt !== undefined || hasPassed(order, gateTimer, 1);
/** T-19: the file is to be complete on the day of the delivery; its last step is the end of waiting for it. */
export const fileTimer = { timer: 'T-19', subject: '' } as const;
/** F-26: the file is complete when it says what the customer was told, or why it does not. */
export const isFiled = (order: RepairOrder): boolean => {
  const { dms } = order;
  return dms !== undefined && (!goesBy(order, 3) || !dms.mismatch || dms.mismatchReason !== undefined);
};
const filed = (order: RepairOrder): boolean =>
  order.stage !== 'delivered' || isFiled(order) || hasPassed(order, fileTimer, 4);

/** Of a visit that never was, nothing is waited for: its car leaves under another order, or was never here. */
const isVoid = ({ stage }: RepairOrder): boolean => stage === 'voided';
/** Somebody has yet to decide about money of this visit, or to pay it back; none before version 3 of the rules. */
const accountOpen = (order: RepairOrder): boolean => undecided(order).length > 0 || grantedRefunds(order).length > 0;
/** T-19, F-11: it is over when the car is gone, its file is complete, or is waited for no longer, no driver is on the road with it, and nothing of its money or invoices is pending: arrears outlive the visit. */
export const isOver = (order: RepairOrder): boolean =>
  isVoid(order) ||
  (hasEnded(order) &&
    hasLeft(order) &&
    filed(order) &&
    !accountOpen(order) &&
    (order.stage !== 'delivered' || (isAccountEven(order) && invoicesSettled(order) && onRoad(order).length === 0)));
