import { z } from 'zod';
import { checkSecondPerson } from '../account/second-person';
import { allOf, updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { sum } from '../values/money';
import { Fen, LocalId, LongText, ShortText, payload } from '../values/field-schemas';
import { type Adjustment, checkReference, grantedRefunds, openOf, owedBy, PaymentMethod, undecided } from './account';
import { Amount } from './amounts';
import type { CommandOf } from './commands';
import { settlementAgreed } from './guards';
import { Payer, payerOf } from './payer';
import { onlySince } from './rules-version';
import { checkSeparation } from './separation';
import { stageRange, type Stage } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

/** Who lets happen what another person asked for. */
export const adjusters = ['businessSupervisor', 'finance', 'storeManager'] as const;

const adjustmentCommands = {
  requestPaymentVoid: {
    path: 'payments/:paymentId/void',
    roles: ['cashier', 'settlementClerk'],
    payload: payload(
      { adjustmentId: LocalId, paymentId: LocalId, reason: LongText },
      'F-11: a payment that was typed wrongly, or did not hold, is to be void; another person decides',
    ),
  },
  requestRefund: {
    path: 'refunds',
    roles: ['cashier', 'settlementClerk'],
    payload: payload(
      { adjustmentId: LocalId, payer: Payer.optional(), amount: Fen, reason: LongText },
      'F-11: what a payer has paid too much is to be paid back; another person decides',
    ),
  },
  requestCreditNote: {
    path: 'credit-notes',
    roles: ['settlementClerk', 'serviceManager'],
    payload: payload(
      { adjustmentId: LocalId, payer: Payer.optional(), amount: Fen, reason: LongText },
      'F-11: a payer is to owe less than the agreed sheet says; another person decides',
    ),
  },
  decideAdjustment: {
    path: 'adjustments/:adjustmentId/decision',
    roles: adjusters,
    payload: payload(
      { adjustmentId: LocalId, answer: z.enum(['approved', 'declined']), reason: LongText },
      'I9, F-11: another person than the one who asked decides about a void, a refund or a credit note',
    ),
  },
  payRefund: {
    path: 'refunds/:adjustmentId/payment',
    roles: ['cashier'],
    payload: payload(
      {
        adjustmentId: LocalId,
        method: PaymentMethod,
        reference: ShortText.optional().meta({ description: 'the number that the bank gave it; none for cash' }),
      },
      'F-11: the cashier pays a granted refund out',
    ),
  },
} as const satisfies CommandDeclarations;

const request = { adjustmentId: LocalId, payer: Payer, amount: Amount, reason: LongText };
const effect = { adjustmentId: LocalId, payer: Payer, amount: Amount };
const adjustmentEvents = {
  paymentVoidRequested: z.object({ ...request, paymentId: LocalId }),
  refundRequested: z.object(request),
  creditNoteRequested: z.object(request),
  adjustmentDecided: z.object(adjustmentCommands.decideAdjustment.payload.shape),
  /** The payment counts no more. */
  paymentVoided: z.object({ ...effect, paymentId: LocalId }),
  /** The payer owes so much less. */
  creditNoted: z.object(effect),
  refundPaid: z.object({ ...effect, method: PaymentMethod, reference: ShortText.exactOptional() }),
};
export type AdjustmentEvents = EventsOf<typeof adjustmentEvents>;

/** Wherever money may have been taken; a visit without repair may hold a deposit. */
const withMoney: readonly Stage[] = [...stageRange('contracted', 'delivered'), 'declined'];

/** The sheet is there; the customer has agreed to it. */
const withSheet = stageRange('settlement', 'delivered');

const isAsked = ({ adjustments = [] }: RepairOrder, id: string): boolean =>
  adjustments.some(({ adjustmentId }) => adjustmentId === id);
const askedIds = (order: RepairOrder): readonly string[] => undecided(order).map(({ adjustmentId }) => adjustmentId);
const standingPayments = (order: RepairOrder) => {
  const pending = undecided(order).map(({ paymentId }) => paymentId);
  return order.payments.filter(({ paymentId, voided }) => !voided && !pending.includes(paymentId));
};
const ids = (order: RepairOrder): readonly string[] => standingPayments(order).map(({ paymentId }) => paymentId);

/** What the payer may still get back: paid beyond what is owed, and not claimed by another request. */
function refundable(order: RepairOrder, payer: Payer, without?: string): number {
  const claimed = [...undecided(order), ...grantedRefunds(order)].filter(
    (one) => one.payer === payer && one.kind === 'refund' && one.adjustmentId !== without,
  );
  return Math.max(0, -openOf(order, payer) - sum(claimed.map(({ amount }) => amount)));
}

/** What the payer may still be credited. */
function creditable(order: RepairOrder, payer: Payer, without?: string): number {
  const claimed = undecided(order).filter(
    (one) => one.payer === payer && one.kind === 'creditNote' && one.adjustmentId !== without,
  );
  return Math.max(0, owedBy(order, payer) - sum(claimed.map(({ amount }) => amount)));
}

/** Once there is a sheet, what is owed is what the customer has agreed to. */
const owedIsKnown = (order: RepairOrder): Obstacle | undefined =>
  order.settlement === undefined ? undefined : settlementAgreed(order);

function requestPaymentVoid(order: RepairOrder, command: CommandOf<'requestPaymentVoid'>) {
  const { adjustmentId, paymentId, reason } = command;
  if (isAsked(order, adjustmentId)) return [];
  const payment = standingPayments(order).find((one) => one.paymentId === paymentId);
  if (!payment) return reject('unknownPayment', { paymentId });
  const { amount } = payment;
  return [{ type: 'paymentVoidRequested' as const, adjustmentId, payer: payerOf(payment), amount, reason, paymentId }];
}

function requestRefund(order: RepairOrder, command: CommandOf<'requestRefund'>) {
  const { adjustmentId, payer = 'customer', amount, reason } = command;
  if (isAsked(order, adjustmentId)) return [];
  const limit = refundable(order, payer);
  if (amount === 0 || amount > limit) reject('refundExceedsPaid', { limit });
  return [{ type: 'refundRequested' as const, adjustmentId, payer, amount, reason }];
}

function requestCreditNote(order: RepairOrder, command: CommandOf<'requestCreditNote'>) {
  const { adjustmentId, payer = 'customer', amount, reason } = command;
  if (isAsked(order, adjustmentId)) return [];
  const limit = creditable(order, payer);
  if (amount === 0 || amount > limit) reject('creditExceedsOwed', { limit });
  return [{ type: 'creditNoteRequested' as const, adjustmentId, payer, amount, reason }];
}

/** What an approval brings about at once; a refund has yet to be paid out. Rejects what does not fit any more. */
function effectOf(order: RepairOrder, { adjustmentId, kind, payer, amount, paymentId }: Adjustment) {
  if (kind === 'void' && paymentId !== undefined)
    return [{ type: 'paymentVoided' as const, adjustmentId, payer, amount, paymentId }];
  if (kind === 'creditNote') {
    const limit = creditable(order, payer, adjustmentId);
    if (amount > limit) reject('creditExceedsOwed', { limit });
    return [{ type: 'creditNoted' as const, adjustmentId, payer, amount }];
  }
  const limit = refundable(order, payer, adjustmentId);
  if (amount > limit) reject('refundExceedsPaid', { limit });
  return [];
}

function decideAdjustment(order: RepairOrder, { adjustmentId, answer, reason, by }: CommandOf<'decideAdjustment'>) {
  const adjustment = undecided(order).find((one) => one.adjustmentId === adjustmentId);
  if (!adjustment) return reject('noAdjustmentToDecide', { adjustmentId });
  checkSecondPerson({ id: adjustment.by }, by);
  checkSeparation(order, 'decideAdjustment', by);
  const decided = { type: 'adjustmentDecided' as const, adjustmentId, answer, reason };
  return answer === 'approved' ? [decided, ...effectOf(order, adjustment)] : [decided];
}

function payRefund(order: RepairOrder, { adjustmentId, method, reference, by }: CommandOf<'payRefund'>) {
  const refund = grantedRefunds(order).find((one) => one.adjustmentId === adjustmentId);
  if (!refund) return reject('noRefundToPay', { adjustmentId });
  checkSeparation(order, 'payRefund', by);
  const { payer, amount } = refund;
  const limit = Math.max(0, -openOf(order, payer));
  // another payment turned out void meanwhile
  if (amount > limit) reject('refundExceedsPaid', { limit });
  checkReference(method, reference);
  const numbered = reference === undefined ? {} : { reference };
  return [{ type: 'refundPaid' as const, adjustmentId, payer, amount, method, ...numbered }];
}

type Requested = Omit<Adjustment, 'kind' | 'by'>;
const withAdjustment = (order: RepairOrder, kind: Adjustment['kind'], by: string, asked: Requested): RepairOrder => {
  const { adjustmentId, payer, amount, reason, paymentId } = asked;
  const about = paymentId === undefined ? {} : { paymentId };
  return {
    ...order,
    adjustments: [...(order.adjustments ?? []), { adjustmentId, kind, payer, ...about, amount, reason, by }],
  };
};
const changed = (order: RepairOrder, id: string, change: Partial<Adjustment>): RepairOrder => ({
  ...order,
  adjustments: updateWhere(
    order.adjustments ?? [],
    ({ adjustmentId }) => adjustmentId === id,
    () => change,
  ),
});

/** Void, refund and credit note: one person asks, another decides, and the account of the payer follows. */
export const adjustmentSlice: OrderSlice<typeof adjustmentCommands, typeof adjustmentEvents> = {
  commands: adjustmentCommands,
  events: adjustmentEvents,
  rules: {
    requestPaymentVoid: { during: withMoney, requires: onlySince(3), targets: ids, decide: requestPaymentVoid },
    requestRefund: { during: withMoney, requires: allOf(onlySince(3), owedIsKnown), decide: requestRefund },
    requestCreditNote: {
      during: withSheet,
      requires: allOf(onlySince(3), settlementAgreed),
      decide: requestCreditNote,
    },
    decideAdjustment: { during: withMoney, targets: askedIds, decide: decideAdjustment },
    payRefund: {
      during: withMoney,
      targets: (order) => grantedRefunds(order).map(({ adjustmentId }) => adjustmentId),
      decide: payRefund,
    },
  },
  evolve: {
    paymentVoidRequested: (order, event) => withAdjustment(order, 'void', event.by.id, event),
    refundRequested: (order, event) => withAdjustment(order, 'refund', event.by.id, event),
    creditNoteRequested: (order, event) => withAdjustment(order, 'creditNote', event.by.id, event),
    adjustmentDecided: (order, { adjustmentId, answer, by }) =>
      changed(order, adjustmentId, { decision: { answer, by: by.id } }),
    paymentVoided: (order, { paymentId }) => ({
      ...order,
      payments: updateWhere(
        order.payments,
        (one) => one.paymentId === paymentId,
        () => ({ voided: true as const }),
      ),
    }),
    // the state counts the decision
    creditNoted: (order) => order,
    refundPaid: (order, { adjustmentId, at }) => changed(order, adjustmentId, { paidAt: at }),
  },
  deadlines: [],
};
