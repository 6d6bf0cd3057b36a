import { z } from 'zod';
import type { Actor } from '../kernel/actor';
import { reject } from '../kernel/rejection';
import type { RepairOrder, RepairOrderEvent } from './state';
import { goesBy } from './rules-version';

/** What is remembered of whoever did it, by the event that says so. */
const remembered = {
  discountRequested: 'requestDiscount',
  discountDecided: 'decideDiscount',
  paymentReceived: 'receivePayment',
  depositReceived: 'receiveDeposit',
  adjustmentDecided: 'decideAdjustment',
  refundPaid: 'payRefund',
  feePaid: 'payFee',
  feeWaiverRequested: 'requestFeeWaiver',
  feeWaiverDecided: 'decideFeeWaiver',
  creditReleased: 'releaseOnCredit',
  creditDecided: 'decideCredit',
  exitPassIssued: 'issueExitPass',
  clusterChangeReported: 'reportClusterChange',
} as const satisfies { readonly [T in RepairOrderEvent['type']]?: string };
type Remembered = (typeof remembered)[keyof typeof remembered];

/**
 * I9: what nobody does who did the other on the same order, in whichever role and in whoever's place. A small shop may have one person take the
 * money, complete the settlement and issue the pass; whoever opens the gate is another, and so is whoever completes what was released on credit.
 */
const separated = {
  decideDiscount: ['requestDiscount'],
  countersignDiscount: ['requestDiscount', 'decideDiscount'],
  decideCredit: ['releaseOnCredit'],
  decideFeeWaiver: ['requestFeeWaiver'],
  completeSettlement: ['releaseOnCredit', 'decideCredit'],
  decideAdjustment: ['receivePayment', 'receiveDeposit', 'payRefund'],
  payRefund: ['decideAdjustment'],
  openGate: [
    'receivePayment',
    'receiveDeposit',
    'payFee',
    'releaseOnCredit',
    'decideCredit',
    'decideFeeWaiver',
    'decideAdjustment',
    'payRefund',
    'issueExitPass',
  ],
  confirmClusterChange: ['reportClusterChange'],
} as const satisfies Readonly<Record<string, readonly Remembered[]>>;

/** One thing that a person did, by the name of its command. */
export const SeparatedAct = z.object({ did: z.enum(Object.values(remembered)), by: z.string() });

/** Rejects `samePerson` when whoever sends the command did on this order what it is kept apart from. */
export function checkSeparation(
  { separatedActs = [] }: RepairOrder,
  command: keyof typeof separated,
  { id }: Actor,
): void {
  const apart: readonly Remembered[] = separated[command];
  const did = apart.filter((one) => separatedActs.some((act) => act.did === one && act.by === id));
  if (did.length > 0) reject('samePerson', { did });
}

const isRemembered = (type: string): type is keyof typeof remembered => Object.hasOwn(remembered, type);

/** Version 3 of the rules remembers who did what; orders that were opened before know nobody, and keep nobody apart. */
export function rememberAct(_before: RepairOrder, event: RepairOrderEvent, after: RepairOrder): RepairOrder {
  const { separatedActs = [] } = after;
  if (!goesBy(after, 3) || !isRemembered(event.type)) return after;
  const act = { did: remembered[event.type], by: event.by.id };
  const known = separatedActs.some(({ did, by }) => did === act.did && by === act.by);
  return known ? after : { ...after, separatedActs: [...separatedActs, act] };
}
