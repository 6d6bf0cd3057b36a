import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { ComplaintNumber } from '../complaint/number';
import { Code, Fen, LocalId, payload } from '../values/field-schemas';
import { Amount, arrears } from './amounts';
import { cleared } from './credit';
import { settlementAgreed } from './guards';
import { reactionDue } from './reaction-time';
import { checkSeparation } from './separation';
import { stages } from './stage';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';

export const InvoiceKind = z.enum(['none', 'personal', 'company']);

const paymentCommands = {
  confirmInvoice: {
    path: 'settlement/invoice',
    roles: ['cashier'],
    payload: payload(
      { kind: InvoiceKind, profile: Code.optional() },
      'F-09: the invoice data are confirmed; the data themselves stay in the master data',
    ),
  },
  receivePayment: {
    path: 'payments',
    roles: ['cashier'],
    payload: payload(
      {
        paymentId: LocalId,
        method: z.enum(['cash', 'card', 'wechat', 'alipay', 'transfer']),
        amount: Fen,
        received: Fen,
        change: Fen,
      },
      'F-09, F-11: the cashier takes a payment, in part or whole, with amount received and change',
    ),
  },
  completeSettlement: {
    path: 'settlement/completion',
    roles: ['settlementClerk', 'cashier'],
    payload: payload({}, 'F-10, S-16: the settlement is complete; the exit pass is due'),
  },
  issueExitPass: {
    path: 'exit-pass',
    roles: ['settlementClerk', 'cashier'],
    payload: payload({}, 'F-12, S-17: issue the exit pass'),
  },
  holdSettlement: {
    roles: ['system'],
    payload: payload({ complaint: ComplaintNumber }, 'Only complaints send it; there is no endpoint for it'),
  },
  releaseSettlement: {
    roles: ['system'],
    payload: payload({ complaint: ComplaintNumber }, 'Only complaints send it; there is no endpoint for it'),
  },
} as const satisfies CommandDeclarations;

const paymentEvents = {
  invoiceConfirmed: z.object({ kind: InvoiceKind, profile: Code.exactOptional() }),
  paymentReceived: z.object(paymentCommands.receivePayment.payload.shape),
  settlementCompleted: z.object({ revenue: Amount, arrears: Amount }),
  exitPassIssued: z.object({ number: z.string() }),
  settlementHeld: z.object({ complaint: ComplaintNumber }),
  settlementHoldReleased: z.object({ complaint: ComplaintNumber }),
};
export type PaymentEvents = EventsOf<typeof paymentEvents>;

const invoiceConfirmed = ({ invoice }: RepairOrder): Obstacle | undefined =>
  invoice ? undefined : { code: 'invoiceUnconfirmed' };
const feeCleared = ({ stage, fee }: RepairOrder): Obstacle | undefined =>
  stage === 'declined' && !fee?.paid ? { code: 'feeNotPaid', facts: { due: fee?.amount } } : undefined;

/** While a complaint holds the settlement, the vehicle is not settled, however much was paid. */
const notHeld = ({ settlementHolds }: RepairOrder): Obstacle | undefined =>
  settlementHolds.length === 0
    ? undefined
    : { code: 'settlementHeldByComplaint', facts: { complaints: settlementHolds } };

const exitPassNumber = (orderNumber: string): string => `EP-${orderNumber}`;

/** T-18: the pass is due at once, never earlier than the settlement. */
const exitPassDeadlines = (order: RepairOrder): readonly DeadlineRule[] =>
  order.stage !== 'paid' || order.settledAt === undefined
    ? []
    : [
        {
          timer: 'T-18',
          subject: '',
          fulfilledBy: 'issueExitPass',
          steps: [
            {
              at: reactionDue(order, order.settledAt, order.policy.minutes.exitPass),
              reaction: 'remind',
              to: ['settlementClerk'],
            },
          ],
        },
      ];

export const paymentSlice: OrderSlice<typeof paymentCommands, typeof paymentEvents> = {
  commands: paymentCommands,
  events: paymentEvents,
  rules: {
    confirmInvoice: {
      during: ['settlement'],
      decide: (_order, { kind, profile }) => [{ type: 'invoiceConfirmed', kind, ...(profile && { profile }) }],
    },
    receivePayment: {
      during: ['settlement', 'paid', 'exitPassIssued', 'finalCheck', 'deliveryDisputed', 'delivered'],
      requires: allOf(settlementAgreed, invoiceConfirmed),
      decide: (order, { paymentId, method, amount, received, change }) => {
        if (order.payments.some((payment) => payment.paymentId === paymentId)) return [];
        const due = arrears(order);
        if (amount === 0 || amount > due) reject('paymentExceedsDue', { due });
        if (received - amount !== change) reject('changeWrong', { amount, received, change: received - amount });
        return [{ type: 'paymentReceived', paymentId, method, amount, received, change }];
      },
    },
    completeSettlement: {
      during: ['settlement'],
      requires: allOf(notHeld, settlementAgreed, invoiceConfirmed, cleared),
      decide: (order, { by }) => {
        if (arrears(order) > 0) checkSeparation(order, 'completeSettlement', by);
        return [{ type: 'settlementCompleted', revenue: order.settlement?.total ?? 0, arrears: arrears(order) }];
      },
    },
    issueExitPass: {
      during: ['paid', 'declined'],
      // S-17: a declined visit is cleared at the cashier, a repaired one by the settlement clerk
      roles: ({ stage }) => (stage === 'declined' ? ['cashier'] : ['settlementClerk']),
      requires: feeCleared,
      decide: ({ number }) => [{ type: 'exitPassIssued', number: exitPassNumber(number) }],
    },
    holdSettlement: {
      during: stages,
      decide: ({ settlementHolds }, { complaint }) =>
        settlementHolds.includes(complaint) ? [] : [{ type: 'settlementHeld', complaint }],
    },
    releaseSettlement: {
      during: stages,
      targets: ({ settlementHolds }) => settlementHolds,
      decide: ({ settlementHolds }, { complaint }) =>
        settlementHolds.includes(complaint) ? [{ type: 'settlementHoldReleased', complaint }] : [],
    },
  },
  evolve: {
    invoiceConfirmed: (order, { kind }) => ({ ...order, invoice: kind }),
    paymentReceived: (order, { paymentId, amount }) => ({
      ...order,
      payments: [...order.payments, { paymentId, amount }],
    }),
    settlementCompleted: (order, { at }) => ({ ...order, stage: 'paid', settledAt: at }),
    settlementHeld: (order, { complaint }) => ({
      ...order,
      settlementHolds: [...order.settlementHolds, complaint],
    }),
    settlementHoldReleased: (order, { complaint }) => ({
      ...order,
      settlementHolds: order.settlementHolds.filter((one) => one !== complaint),
    }),
    exitPassIssued: (order, { number, at }) => ({
      ...order,
      stage: order.stage === 'declined' ? (order.ending ?? 'closedNoRepair') : 'exitPassIssued',
      exitPass: { number, issuedAt: at },
    }),
  },
  deadlines: [exitPassDeadlines],
};
