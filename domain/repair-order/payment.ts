import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { ComplaintNumber } from '../complaint/number';
import { Confirmed, Fen, LocalId, ShortText, payload } from '../values/field-schemas';
import { arrears, checkReference, openOf, owedBy, paidSoFar, PaymentMethod, type Payment } from './account';
import { Amount, customerTotal } from './amounts';
import { cleared, nothingToReturn } from './credit';
import type { CommandOf } from './commands';
import { settlementAgreed } from './guards';
import { exitPassNumber } from './pass-number';
import { reactionDue } from './reaction-time';
import { invoicesConfirmed } from './invoice-data';
import { isDebtor, otherDebtors, Payer } from './payer';
import { goesBy, onlySince } from './rules-version';
import { checkSeparation } from './separation';
import { requestsAnswered } from './special-requests';
import { stageRange, stages } from './stage';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';

const taken = {
  paymentId: LocalId,
  method: PaymentMethod,
  amount: Fen,
  received: Fen,
  change: Fen,
  reference: ShortText.optional().meta({
    description: 'the number that the bank or the payment service gave it; none for cash',
  }),
  amountRepeated: Confirmed.optional().meta({
    description: 'the cashier said the amount, and the customer said yes to it; nobody is asked where another pays',
  }),
};

type Taken = Pick<CommandOf<'receiveDeposit'>, keyof typeof taken>;

const paymentCommands = {
  receiveDeposit: {
    path: 'deposits',
    roles: ['cashier'],
    payload: payload(
      taken,
      'F-09, F-11: the cashier takes money before there is a sheet, up to what the customer has approved; the customer says yes to the amount',
    ),
  },
  creditDeposit: {
    roles: ['system'],
    payload: payload(
      {
        paymentId: LocalId,
        amount: Fen,
        method: PaymentMethod,
        reference: ShortText.optional(),
      },
      'A-20: the appointment sends what was paid for it beforehand; there is no endpoint for it',
    ),
  },
  receivePayment: {
    path: 'payments',
    roles: ['cashier'],
    payload: payload(
      { ...taken, payer: Payer.optional() },
      'F-09, F-11: the customer says yes to the amount once more, and the cashier takes it, in part or whole, with amount received and change',
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
  depositReceived: z.object(taken),
  depositCredited: z.object(paymentCommands.creditDeposit.payload.shape),
  paymentReceived: z.object(paymentCommands.receivePayment.payload.shape),
  settlementCompleted: z.object({
    revenue: Amount,
    arrears: Amount,
    /** What others than the customer are charged, and still owe. */
    others: z.array(z.object({ payer: Payer, revenue: Amount, arrears: Amount })).exactOptional(),
  }),
  exitPassIssued: z.object({ number: z.string() }),
  settlementHeld: z.object({ complaint: ComplaintNumber }),
  settlementHoldReleased: z.object({ complaint: ComplaintNumber }),
};
export type PaymentEvents = EventsOf<typeof paymentEvents>;

/** Rejects a change that does not fit, and money by card or transfer that nobody could find again. */
function checkTaken(
  order: RepairOrder,
  { method, amount, received, change, reference }: Omit<Taken, 'paymentId'>,
): void {
  if (received - amount !== change) reject('changeWrong', { amount, received, change: received - amount });
  if (goesBy(order, 3)) checkReference(method, reference);
}

/** F-09: whoever pays at the desk has said yes to this very amount. Rejects where nobody asked. */
function checkRepeated(order: RepairOrder, { amount, amountRepeated }: Pick<Taken, 'amount' | 'amountRepeated'>): void {
  if (goesBy(order, 3) && !amountRepeated) reject('amountUnrepeated', { amount });
}

/** What is kept of it beside the money. */
const said = ({ reference, amountRepeated }: Pick<Taken, 'reference' | 'amountRepeated'>) => ({
  ...(reference !== undefined && { reference }),
  ...(amountRepeated && { amountRepeated }),
});

const isTaken = ({ payments }: RepairOrder, id: string): boolean => payments.some(({ paymentId }) => paymentId === id);

/** F-11: a deposit or a prepayment is part of what the customer has approved so far, never more. */
function receiveDeposit(order: RepairOrder, command: CommandOf<'receiveDeposit'>) {
  const { paymentId, method, amount, received, change } = command;
  if (isTaken(order, paymentId)) return [];
  const standing = order.lines.filter(({ status }) => status !== 'cancelled');
  const due = Math.max(0, customerTotal(standing) - paidSoFar(order));
  if (amount === 0 || amount > due) reject('paymentExceedsDue', { due });
  checkTaken(order, command);
  checkRepeated(order, command);
  return [{ type: 'depositReceived' as const, paymentId, method, amount, received, change, ...said(command) }];
}

/** whatever stage the visit is in: the money is the customer's. */
function creditDeposit(order: RepairOrder, { paymentId, amount, method, reference }: CommandOf<'creditDeposit'>) {
  if (isTaken(order, paymentId)) return [];
  return [
    { type: 'depositCredited' as const, paymentId, amount, method, ...(reference !== undefined && { reference }) },
  ];
}

function receivePayment(order: RepairOrder, command: CommandOf<'receivePayment'>) {
  const { paymentId, method, amount, received, change, payer = 'customer' } = command;
  if (isTaken(order, paymentId)) return [];
  if (!isDebtor(payer)) reject('payerOwesNothing', { payer });
  const due = Math.max(0, openOf(order, payer));
  if (amount === 0 || amount > due) reject('paymentExceedsDue', { due });
  checkTaken(order, command);
  if (payer === 'customer') checkRepeated(order, command);
  const whose = payer === 'customer' ? {} : { payer };
  return [
    { type: 'paymentReceived' as const, paymentId, method, amount, received, change, ...said(command), ...whose },
  ];
}

/** What others still owe when the customer is done. */
const sharesOfOthers = (order: RepairOrder) =>
  otherDebtors
    .map((payer) => ({ payer, revenue: owedBy(order, payer), arrears: openOf(order, payer) }))
    .filter(({ revenue }) => revenue > 0);

const feeCleared = ({ stage, fee }: RepairOrder): Obstacle | undefined =>
  stage === 'declined' && !fee?.paid ? { code: 'feeNotPaid', facts: { due: fee?.amount } } : undefined;

/** While a complaint holds the settlement, the vehicle is not settled, however much was paid. */
const notHeld = ({ settlementHolds }: RepairOrder): Obstacle | undefined =>
  settlementHolds.length === 0
    ? undefined
    : { code: 'settlementHeldByComplaint', facts: { complaints: settlementHolds } };

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

/** Money may be taken from the signed order on. */
const beforeSheet = stageRange('contracted', 'acceptance');
/** Since version 3 of the rules a payment that was voided, or a deposit that is still here, is seen before the car goes. */
const clearedForPass = (order: RepairOrder): Obstacle | undefined => {
  if (!goesBy(order, 3)) return undefined;
  return order.stage === 'declined' ? nothingToReturn(order) : cleared(order);
};

const withPayment = (
  order: RepairOrder,
  { paymentId, amount, method, ...rest }: Omit<Taken, 'received' | 'change'>,
  kind: Partial<Payment>,
): RepairOrder => ({
  ...order,
  payments: [
    ...order.payments,
    goesBy(order, 3) ? { paymentId, amount, method, ...said(rest), ...kind } : { paymentId, amount },
  ],
});

export const paymentSlice: OrderSlice<typeof paymentCommands, typeof paymentEvents> = {
  commands: paymentCommands,
  events: paymentEvents,
  rules: {
    receiveDeposit: { during: beforeSheet, requires: onlySince(3), decide: receiveDeposit },
    creditDeposit: { during: stages, requires: onlySince(3), decide: creditDeposit },
    receivePayment: {
      during: ['settlement', 'paid', 'exitPassIssued', 'finalCheck', 'deliveryDisputed', 'delivered'],
      requires: allOf(settlementAgreed, invoicesConfirmed('customer')),
      decide: receivePayment,
    },
    completeSettlement: {
      during: ['settlement'],
      requires: allOf(notHeld, settlementAgreed, requestsAnswered, invoicesConfirmed(), cleared, nothingToReturn),
      decide: (order, { by }) => {
        const others = sharesOfOthers(order);
        if (arrears(order) > 0) checkSeparation(order, 'completeSettlement', by);
        return [
          {
            type: 'settlementCompleted',
            revenue: owedBy(order, 'customer'),
            arrears: arrears(order),
            ...(others.length > 0 && { others }),
          },
        ];
      },
    },
    issueExitPass: {
      during: ['paid', 'declined'],
      // S-17: a declined visit is cleared at the cashier, a repaired one by the settlement clerk
      roles: ({ stage }) => (stage === 'declined' ? ['cashier'] : ['settlementClerk']),
      requires: allOf(feeCleared, clearedForPass),
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
    depositReceived: (order, event) => withPayment(order, event, { deposit: true }),
    depositCredited: (order, event) => withPayment(order, event, { deposit: true }),
    paymentReceived: (order, event) => withPayment(order, event, event.payer ? { payer: event.payer } : {}),
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
