import { percentOf, sum, vatWithin, type Fen } from '../values/money';
import { reject, type Obstacle } from '../kernel/rejection';
import { dueWithin } from '../time/working-time';
import type { DeadlineRule } from './deadlines';
import type { InternalPayloads } from './commands';
import type { settlementCommands } from './commands/delivery';
import { createEvidence, withEvidence, type Evidence } from './evidence';
import { firstOf, type CommandRules } from './types';
import { settlementText } from './consent-texts';
import { stages } from './stage';
import { arrears, isDone, linePrice, type Evolvers, type RepairOrder, type SettlementSheet } from './state';

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
const notHeld = ({ settlementHolds = [] }: RepairOrder): Obstacle | undefined =>
  settlementHolds.length === 0
    ? undefined
    : { code: 'settlementHeldByComplaint', facts: { complaints: settlementHolds } };

const exitPassNumber = (orderNumber: string): string => `EP-${orderNumber}`;

export const settlementSteps: CommandRules<keyof typeof settlementCommands | keyof InternalPayloads> = {
  presentSettlement: {
    during: ['settlement'],
    requires: unagreed,
    decide: (order) => [{ type: 'settlementPresented', sheet: sheetOf(order, order.settlement?.discount ?? 0) }],
  },
  requestDiscount: {
    during: ['settlement'],
    requires: firstOf(presented, unagreed),
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
    requires: firstOf(presented, unagreed),
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
    requires: firstOf(agreed, invoiceConfirmed),
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
      arrears(order) === 0 || order.credit ? [] : [{ type: 'creditReleased', amount: arrears(order), reason, dueDay }],
  },
  completeSettlement: {
    during: ['settlement'],
    requires: firstOf(notHeld, agreed, invoiceConfirmed, cleared),
    decide: (order) => [{ type: 'settlementCompleted', revenue: order.settlement!.total, arrears: arrears(order) }],
  },
  issueExitPass: {
    during: ['paid', 'declined'],
    requires: feeCleared,
    decide: ({ number }) => [{ type: 'exitPassIssued', number: exitPassNumber(number) }],
  },
  holdSettlement: {
    during: stages,
    decide: ({ settlementHolds = [] }, { complaint }) =>
      settlementHolds.includes(complaint) ? [] : [{ type: 'settlementHeld', complaint }],
  },
  releaseSettlement: {
    during: stages,
    decide: ({ settlementHolds = [] }, { complaint }) =>
      settlementHolds.includes(complaint) ? [{ type: 'settlementHoldReleased', complaint }] : [],
  },
};

const withSheet = (order: RepairOrder, sheet: SettlementSheet): RepairOrder => ({
  ...order,
  stage: 'settlement',
  settlement: sheet,
});

export const settlementEvolvers: Evolvers<SettlementEvents> = {
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
    settlementHolds: [...(order.settlementHolds ?? []), complaint],
  }),
  settlementHoldReleased: (order, { complaint }) => ({
    ...order,
    settlementHolds: order.settlementHolds?.filter((one) => one !== complaint) ?? [],
  }),
  exitPassIssued: (order, { number, at }) => ({
    ...order,
    stage: order.stage === 'declined' ? (order.ending ?? 'closedNoRepair') : 'exitPassIssued',
    exitPass: { number, issuedAt: at },
  }),
};

/** T-18: the pass is due at once, never earlier than the settlement. */
export const settlementWatches = ({ stage, settledAt, policy }: RepairOrder): readonly DeadlineRule[] =>
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
