import type { Role } from '../kernel/actor';
import { openingAfterDays } from '../time/working-time';
import type { Timer } from '../../texts/repair-order';
import { arrears } from './account';
import type { CommandName } from './commands';
import { awaitsSecondPerson, creditDeciders } from './credit';
import { awaitsFeeDecision, feeWaivers } from './fee-waiver';
import { settlementAgreed } from './guards';
import { reactionDue } from './reaction-time';
import { goesBy } from './rules-version';
import type { Stage } from './stage';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';

const deskCommands = {};
const deskEvents = {};

/** What the customer waits for at a desk, who is there, and who hears that it takes too long. */
interface DeskWait {
  readonly timer: Timer;
  readonly command: CommandName;
  readonly desk: readonly Role[];
  readonly above: Role;
}

function settlementWait(order: RepairOrder): DeskWait {
  const wait = { timer: 'F-07', above: 'serviceManager' } as const;
  if (!order.settlement) return { ...wait, command: 'presentSettlement', desk: ['settlementClerk'] };
  if (settlementAgreed(order)) return { ...wait, command: 'agreeSettlement', desk: ['settlementClerk'] };
  if (!order.invoice) return { ...wait, command: 'confirmInvoice', desk: ['cashier'] };
  if (awaitsSecondPerson(order)) return { ...wait, command: 'decideCredit', desk: creditDeciders };
  if (arrears(order) > 0 && !order.credit) return { ...wait, command: 'receivePayment', desk: ['cashier'] };
  return { ...wait, command: 'completeSettlement', desk: ['settlementClerk', 'cashier'] };
}

function leavingWait(order: RepairOrder): DeskWait {
  const wait = { timer: 'C-04', above: 'serviceManager' } as const;
  if (awaitsFeeDecision(order)) return { ...wait, command: 'decideFeeWaiver', desk: feeWaivers };
  return { ...wait, command: order.fee?.paid ? 'issueExitPass' : 'payFee', desk: ['cashier'] };
}

const waitIn: { readonly [S in Stage]?: (order: RepairOrder) => DeskWait } = {
  acceptance: () => ({ timer: 'F-01', command: 'acceptResult', desk: ['serviceAdvisor'], above: 'serviceManager' }),
  settlement: settlementWait,
  discountPending: ({ discount }) =>
    discount?.decidedBy === undefined
      ? { timer: 'F-08', command: 'decideDiscount', desk: ['businessSupervisor'], above: 'serviceManager' }
      : { timer: 'F-08', command: 'countersignDiscount', desk: ['serviceManager'], above: 'storeManager' },
  exitPassIssued: () => ({
    timer: 'F-15',
    command: 'startFinalCheck',
    desk: ['serviceAdvisor'],
    above: 'serviceManager',
  }),
  finalCheck: () => ({ timer: 'F-15', command: 'signDelivery', desk: ['serviceAdvisor'], above: 'serviceManager' }),
  deliveryDisputed: () => ({
    timer: 'F-30',
    command: 'resolveDispute',
    desk: ['serviceAdvisor', 'serviceManager'],
    above: 'storeManager',
  }),
  declined: leavingWait,
};

/** Days on which the store opens after which a visit that stands still at a desk is the store manager's. */
const STORE_MANAGER_DAYS = 3;

/**
 * F-01, F-07, F-15, F-30: from the result to the gate the customer stands at a desk. Whoever is there is reminded, then a manager hears of it; a
 * visit that is left so over days, because the customer went away angry or unpaid, is the store manager's.
 */
function deskDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  const { stage, stageSince, policy } = order;
  const wait = waitIn[stage]?.(order);
  if (!goesBy(order, 3) || !wait || !stageSince) return [];
  const { at, sequence } = stageSince;
  const { minutes, calendar } = policy;
  return [
    {
      timer: wait.timer,
      subject: `${stage}-${sequence}`,
      fulfilledBy: wait.command,
      steps: [
        { at: reactionDue(order, at, minutes.deskWait), reaction: 'remind', to: wait.desk },
        { at: reactionDue(order, at, minutes.deskWaitEscalation), reaction: 'escalate', to: [wait.above] },
        { at: openingAfterDays(calendar, at, 1), reaction: 'remind', to: ['serviceAdvisor', 'serviceManager'] },
        { at: openingAfterDays(calendar, at, STORE_MANAGER_DAYS), reaction: 'remind', to: ['storeManager'] },
      ],
    },
  ];
}

/** How long a customer stands at a desk. */
export const deskSlice: OrderSlice<typeof deskCommands, typeof deskEvents> = {
  commands: deskCommands,
  events: deskEvents,
  rules: {},
  evolve: {},
  deadlines: [deskDeadlines],
};
