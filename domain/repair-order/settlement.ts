import { percentOf, sum, vatWithin, type Fen } from '../values/money';
import { reject, type Obstacle } from '../kernel/rejection';
import { dueWithin } from '../time/working-time';
import type { DeadlineRule } from './types';
import { createEvidence, withEvidence, type Evidence } from './evidence';
import { allOf } from '../kernel/command-rule';
import { settlementText } from './consent-texts';
import { stages } from './stage';
import { arrears, isDone, linePrice, type RepairOrder, type SettlementSheet } from './state';
import { z } from 'zod';
import type { CommandDeclarations } from '../kernel/slice';
import {
  Code,
  Consent,
  Day,
  Fen as FenField,
  LocalId,
  LongText,
  payload,
  ComplaintNumber,
} from '../values/field-schemas';
import type { OrderSlice } from './types';

const settlementCommands = {
  presentSettlement: {
    path: 'settlement',
    roles: ['settlementClerk'],
    payload: payload({ toldOneByOne: z.literal(true) }, 'F-06, F-07: items and charges are told one by one'),
  },
  requestDiscount: {
    path: 'settlement/discount',
    roles: ['settlementClerk'],
    payload: payload({ amount: FenField, reason: LongText }, 'F-08: the customer asks for a discount'),
  },
  decideDiscount: {
    path: 'settlement/discount/decision',
    roles: ['businessSupervisor'],
    payload: payload(
      { granted: FenField, reason: LongText },
      'F-08, S-14: the business supervisor decides; 0 grants nothing. Above the limit the service manager signs too',
    ),
  },
  countersignDiscount: {
    path: 'settlement/discount/countersignature',
    roles: ['serviceManager'],
    payload: payload({}, 'F-08: the second signature on a discount above the limit'),
  },
  agreeSettlement: {
    path: 'settlement/agreement',
    roles: ['settlementClerk', 'customer'],
    payload: payload(
      { revision: z.int().min(1), total: FenField, consent: Consent },
      'F-07, S-15: the customer agrees to the sheet shown',
    ),
  },
  confirmInvoice: {
    path: 'settlement/invoice',
    roles: ['cashier'],
    payload: payload(
      { kind: z.enum(['none', 'personal', 'company']), profile: Code.optional() },
      'F-09: the invoice data are confirmed; the data themselves stay in the archive',
    ),
  },
  receivePayment: {
    path: 'payments',
    roles: ['cashier'],
    payload: payload(
      {
        paymentId: LocalId,
        method: z.enum(['cash', 'card', 'wechat', 'alipay', 'transfer']),
        amount: FenField,
        received: FenField,
        change: FenField,
      },
      'F-09, F-11: the cashier takes a payment, in part or whole, with amount received and change',
    ),
  },
  releaseOnCredit: {
    path: 'settlement/credit',
    roles: ['businessSupervisor'],
    payload: payload(
      { reason: LongText, dueDay: Day },
      'F-29, S-18: the business supervisor lets the vehicle go unpaid',
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
    payload: payload({ complaint: ComplaintNumber }, 'A complaint tells it; there is no endpoint for it'),
  },
  releaseSettlement: {
    roles: ['system'],
    payload: payload({ complaint: ComplaintNumber }, 'A complaint tells it; there is no endpoint for it'),
  },
} as const satisfies CommandDeclarations;

export interface SettlementEvents {
  readonly settlementPresented: { readonly sheet: SettlementSheet };
  readonly discountRequested: { readonly amount: Fen; readonly reason: string };
  /** Without a sheet, a second signature is still needed. */
  readonly discountDecided: { readonly granted: Fen; readonly reason: string; readonly sheet?: SettlementSheet };
  readonly discountCountersigned: { readonly sheet: SettlementSheet };
  readonly settlementAgreed: { readonly evidence: Evidence };
  readonly invoiceConfirmed: { readonly kind: 'none' | 'personal' | 'company'; readonly profile?: string };
  readonly paymentReceived: {
    readonly paymentId: string;
    readonly method: string;
    readonly amount: Fen;
    readonly received: Fen;
    readonly change: Fen;
  };
  readonly creditReleased: { readonly amount: Fen; readonly reason: string; readonly dueDay: string };
  readonly settlementCompleted: { readonly revenue: Fen; readonly arrears: Fen };
  readonly exitPassIssued: { readonly number: string };
  readonly settlementHeld: { readonly complaint: string };
  readonly settlementHoldReleased: { readonly complaint: string };
}

/** I2: the sum of approved and done lines, each at its approved price, nothing else. */
function sheetOf(order: RepairOrder, discount: Fen): SettlementSheet {
  const lines = order.lines.filter(isDone).map((line) => ({ lineId: line.lineId, amount: linePrice(line) }));
  const gross = sum(lines.map(({ amount }) => amount));
  const total = gross - discount;
  return {
    revision: (order.settlement?.revision ?? 0) + 1,
    lines,
    gross,
    discount,
    total,
    vat: vatWithin(total, order.policy.vatPercent),
  };
}

const presented = ({ settlement }: RepairOrder): Obstacle | undefined =>
  settlement ? undefined : { code: 'settlementNotPresented' };
const agreed = (order: RepairOrder): Obstacle | undefined =>
  order.settlement && order.agreedRevision === order.settlement.revision ? undefined : { code: 'settlementNotAgreed' };
const unagreed = (order: RepairOrder): Obstacle | undefined =>
  agreed(order) ? undefined : { code: 'alreadySigned', facts: { document: 'settlement' } };
const invoiceConfirmed = ({ invoice }: RepairOrder): Obstacle | undefined =>
  invoice ? undefined : { code: 'invoiceUnconfirmed' };
const cleared = (order: RepairOrder): Obstacle | undefined =>
  arrears(order) === 0 || order.credit ? undefined : { code: 'notPaid', facts: { due: arrears(order) } };
const feeCleared = ({ stage, fee }: RepairOrder): Obstacle | undefined =>
  stage === 'declined' && !fee?.paid ? { code: 'feeNotPaid', facts: { due: fee?.amount } } : undefined;

/** A vehicle whose settlement a complaint holds is not settled, however much was paid. */
const notHeld = ({ settlementHolds }: RepairOrder): Obstacle | undefined =>
  settlementHolds.length === 0
    ? undefined
    : { code: 'settlementHeldByComplaint', facts: { complaints: settlementHolds } };

const exitPassNumber = (orderNumber: string): string => `EP-${orderNumber}`;

const withSheet = (order: RepairOrder, sheet: SettlementSheet): RepairOrder => ({
  ...order,
  stage: 'settlement',
  settlement: sheet,
});

/** T-18: the pass is due at once, never earlier than the settlement. */
const settlementWatches = ({ stage, settledAt, policy }: RepairOrder): readonly DeadlineRule[] =>
  stage !== 'paid' || settledAt === undefined
    ? []
    : [
        {
          timer: 'T-18',
          subject: '',
          fulfilledBy: 'issueExitPass',
          steps: [
            {
              at: dueWithin(policy.calendar, settledAt, policy.minutes.exitPass),
              reaction: 'remind',
              to: ['settlementClerk'],
            },
          ],
        },
      ];

export const settlementSlice: OrderSlice<typeof settlementCommands, SettlementEvents> = {
  commands: settlementCommands,
  rules: {
    presentSettlement: {
      during: ['settlement'],
      requires: unagreed,
      decide: (order) => [{ type: 'settlementPresented', sheet: sheetOf(order, order.settlement?.discount ?? 0) }],
    },
    requestDiscount: {
      during: ['settlement'],
      requires: allOf(presented, unagreed),
      decide: ({ settlement, policy }, { amount, reason }) => {
        const limit = percentOf(settlement!.gross, policy.discount.maxPercent);
        if (amount > limit || amount === 0) reject('discountTooHigh', { limit });
        return [{ type: 'discountRequested', amount, reason }];
      },
    },
    decideDiscount: {
      during: ['discountPending'],
      requires: ({ discount }) => (discount?.decidedBy ? { code: 'discountUndecided' } : undefined),
      decide: (order, { granted, reason, by }) => {
        const { amount, requestedBy } = order.discount!;
        if (by.id === requestedBy) reject('sameDecider');
        if (granted > amount) reject('discountTooHigh', { limit: amount });
        const solo = granted <= percentOf(order.settlement!.gross, order.policy.discount.soloPercent);
        return [{ type: 'discountDecided', granted, reason, ...(solo && { sheet: sheetOf(order, granted) }) }];
      },
    },
    countersignDiscount: {
      during: ['discountPending'],
      requires: ({ discount }) => (discount?.decidedBy ? undefined : { code: 'discountUndecided' }),
      decide: (order, { by }) => {
        if (by.id === order.discount!.decidedBy) reject('sameDecider');
        return [{ type: 'discountCountersigned', sheet: sheetOf(order, order.discount!.granted ?? 0) }];
      },
    },
    agreeSettlement: {
      during: ['settlement'],
      requires: allOf(presented, unagreed),
      decide: (order, { revision, total, consent, by }, at) => {
        const sheet = order.settlement!;
        if (revision !== sheet.revision || total !== sheet.total)
          reject('shownContentDiffers', { revision: sheet.revision, total: sheet.total });
        const shown = { document: 'settlement', subject: '', revision, answer: 'approved', total } as const;
        const text = settlementText(order, sheet);
        return [{ type: 'settlementAgreed', evidence: createEvidence(order, { ...shown, text }, consent, by, at) }];
      },
    },
    confirmInvoice: {
      during: ['settlement'],
      decide: (_order, { kind, profile }) => [{ type: 'invoiceConfirmed', kind, ...(profile && { profile }) }],
    },
    receivePayment: {
      during: ['settlement', 'paid', 'exitPassIssued', 'finalCheck', 'deliveryDisputed', 'delivered'],
      requires: allOf(agreed, invoiceConfirmed),
      decide: (order, { paymentId, method, amount, received, change }) => {
        if (order.payments.some((payment) => payment.paymentId === paymentId)) return [];
        const due = arrears(order);
        if (amount === 0 || amount > due) reject('paymentExceedsDue', { due });
        if (received - amount !== change) reject('changeWrong', { amount, received, change: received - amount });
        return [{ type: 'paymentReceived', paymentId, method, amount, received, change }];
      },
    },
    releaseOnCredit: {
      during: ['settlement'],
      requires: agreed,
      decide: (order, { reason, dueDay }) =>
        arrears(order) === 0 || order.credit
          ? []
          : [{ type: 'creditReleased', amount: arrears(order), reason, dueDay }],
    },
    completeSettlement: {
      during: ['settlement'],
      requires: allOf(notHeld, agreed, invoiceConfirmed, cleared),
      decide: (order) => [{ type: 'settlementCompleted', revenue: order.settlement!.total, arrears: arrears(order) }],
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
      decide: ({ settlementHolds }, { complaint }) =>
        settlementHolds.includes(complaint) ? [{ type: 'settlementHoldReleased', complaint }] : [],
    },
  },
  evolve: {
    settlementPresented: (order, { sheet }) => ({ ...order, settlement: sheet }),
    discountRequested: (order, { amount, by }) => ({
      ...order,
      stage: 'discountPending',
      discount: { amount, requestedBy: by.id },
    }),
    discountDecided: (order, { granted, sheet, by }) => {
      const decided = { ...order, discount: { ...order.discount!, granted, decidedBy: by.id } };
      return sheet ? withSheet(decided, sheet) : decided;
    },
    discountCountersigned: (order, { sheet }) => withSheet(order, sheet),
    settlementAgreed: (order, { evidence }) => ({
      ...order,
      ...withEvidence(order, evidence),
      agreedRevision: evidence.revision,
    }),
    invoiceConfirmed: (order, { kind }) => ({ ...order, invoice: kind }),
    paymentReceived: (order, { paymentId, amount }) => ({
      ...order,
      payments: [...order.payments, { paymentId, amount }],
    }),
    creditReleased: (order, { amount, dueDay, by }) => ({ ...order, credit: { amount, by: by.id, dueDay } }),
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
  deadlines: [settlementWatches],
};
