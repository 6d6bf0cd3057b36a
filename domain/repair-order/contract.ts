import type { Fen } from '../values/money';
import { MINUTE } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { DeadlineRule } from './types';
import type { CommandOf } from './commands';
import { createEvidence, withEvidence, type Evidence } from './evidence';
import { estimateTotal, orderText } from './consent-texts';
import { hasReached } from './stage';
import type { OrderLine, RepairOrder } from './state';
import { z } from 'zod';
import type { CommandDeclarations } from '../kernel/slice';
import { Confirmed, Consent, Day, Fen as FenField, LongText, payload } from '../values/field-schemas';
import { advisor, customerVia } from './roles';
import type { OrderSlice } from './types';

const contractCommands = {
  signOrderAsAdvisor: {
    path: 'contract/advisor-signature',
    roles: advisor,
    payload: payload(
      { pointedOut: z.array(z.enum(['items', 'time', 'amount', 'place'])).max(4) },
      'C-14, C-15: the advisor pointed out the four key elements and signs first',
    ),
  },
  signOrderAsCustomer: {
    path: 'contract/customer-signature',
    roles: customerVia,
    payload: payload(
      { revision: z.int().min(1), total: FenField, consent: Consent, copiesGiven: z.int().min(1).max(5) },
      'C-02, C-17, S-08: the customer signs the order as shown and takes a copy',
    ),
  },
  declineEstimate: {
    path: 'estimate/decline',
    roles: customerVia,
    payload: payload(
      { reason: z.enum(['declined', 'prefersAppointment']), feeTold: Confirmed, wishedDay: Day.optional() },
      'C-04, C-05: the customer declines and is told of the fee',
    ),
  },
  cancelOrder: {
    path: 'cancellation',
    roles: customerVia,
    payload: payload({ reason: LongText }, 'The customer withdraws before repair starts'),
  },
  payFee: {
    path: 'fee/payment',
    roles: ['cashier'],
    payload: payload(
      { amount: FenField, method: z.enum(['cash', 'card', 'wechat', 'alipay', 'transfer']) },
      'C-05: the cashier takes the diagnosis or estimate fee',
    ),
  },
} as const satisfies CommandDeclarations;

export interface ContractEvents {
  readonly advisorSigned: { readonly pointedOut: readonly string[] };
  readonly orderSigned: { readonly evidence: Evidence; readonly copiesGiven: number };
  readonly estimateDeclined: {
    readonly reason: CommandOf<'declineEstimate'>['reason'];
    readonly fee: Fen;
    readonly wishedDay?: string;
  };
  readonly orderCancelled: { readonly reason: string; readonly fee: Fen };
  readonly feePaid: { readonly amount: Fen; readonly method: string };
}

const keyElements = ['items', 'time', 'amount', 'place'] as const;

const advisorSigned = ({ estimate }: RepairOrder): Obstacle | undefined =>
  estimate?.advisorSignedAt === undefined ? { code: 'advisorSignatureMissing' } : undefined;

/** C-05: diagnosis counts for more than the estimate made from it; who got neither pays nothing. */
function feeOf({ diagnosis, estimate, rework, policy: { fees } }: RepairOrder): Fen {
  if (rework) return 0;
  if (diagnosis.status === 'finished' || diagnosis.status === 'reported') return fees.diagnosis;
  return estimate ? fees.estimate : 0;
}

/** T-13, D-23: the customer, the advisor and the manager hear of a breach before it happens, not after. */
function contractWatches({ stage, promise, policy }: RepairOrder): readonly DeadlineRule[] {
  const waiting = hasReached(stage, 'contracted') && !hasReached(stage, 'readyForPickup');
  if (!promise || !waiting) return [];
  return [
    {
      timer: 'T-13',
      subject: `promise-${promise.revision}`,
      fulfilledBy: 'notifyCustomer',
      steps: [
        {
          at: Math.round(promise.at - policy.minutes.promiseWarning * MINUTE),
          reaction: 'warn',
          to: ['customer', 'serviceAdvisor', 'serviceManager'],
        },
        { at: promise.at, reaction: 'escalate', to: ['serviceManager'] },
      ],
    },
  ];
}

export const contractSlice: OrderSlice<typeof contractCommands, ContractEvents> = {
  commands: contractCommands,
  rules: {
    signOrderAsAdvisor: {
      during: ['awaitingSignature'],
      decide: ({ estimate }, { pointedOut }) => {
        const missing = keyElements.filter((element) => !pointedOut.includes(element));
        if (missing.length > 0) reject('checklistIncomplete', { missing });
        return estimate?.advisorSignedAt === undefined ? [{ type: 'advisorSigned', pointedOut }] : [];
      },
    },
    signOrderAsCustomer: {
      during: ['awaitingSignature'],
      requires: advisorSigned,
      decide: (order, { revision, total, consent, copiesGiven, by }, at) => {
        const estimate = order.estimate!;
        const shown = { revision: estimate.revision, total: estimateTotal(estimate).total };
        if (revision !== shown.revision || total !== shown.total) reject('shownContentDiffers', shown);
        if ((estimate.promisedAt ?? 0) <= at) reject('promiseInPast', { promisedAt: estimate.promisedAt });
        const evidence = createEvidence(
          order,
          { document: 'order', subject: '', answer: 'approved', text: orderText(order, estimate), ...shown },
          consent,
          by,
          at,
        );
        return [{ type: 'orderSigned', evidence, copiesGiven }];
      },
    },
    declineEstimate: {
      during: ['diagnosisConsent', 'estimating', 'awaitingSignature'],
      decide: (order, { reason, wishedDay }) => [
        { type: 'estimateDeclined', reason, fee: feeOf(order), ...(wishedDay && { wishedDay }) },
      ],
    },
    cancelOrder: {
      during: ['contracted', 'awaitingWorkshopReceipt'],
      decide: (order, { reason }) => [
        { type: 'orderCancelled', reason, fee: Math.max(feeOf(order), order.policy.fees.cancellation) },
      ],
    },
    payFee: {
      during: ['declined'],
      decide: ({ fee }, { amount, method }) => {
        if (!fee || fee.paid) return [];
        if (amount !== fee.amount) reject('amountDiffers', { due: fee.amount });
        return [{ type: 'feePaid', amount, method }];
      },
    },
  },
  evolve: {
    advisorSigned: (order, { at }) => ({
      ...order,
      ...(order.estimate && { estimate: { ...order.estimate, advisorSignedAt: at } }),
    }),
    orderSigned: (order, { evidence, at }) => ({
      ...order,
      ...withEvidence(order, evidence),
      stage: 'contracted',
      lines: (order.estimate?.lines ?? []).map((line): OrderLine => ({
        ...line,
        source: 'order',
        authority: evidence.hash,
        status: 'authorised',
        partsIssued: false,
        released: true,
        technicians: [],
      })),
      ...(order.estimate?.promisedAt !== undefined && {
        promise: { at: order.estimate.promisedAt, since: at, revision: 1 },
      }),
    }),
    estimateDeclined: (order, { fee }) => ({
      ...order,
      stage: 'declined',
      ending: 'closedNoRepair',
      fee: { amount: fee, paid: fee === 0 },
    }),
    orderCancelled: (order, { fee }) => ({
      ...order,
      stage: 'declined',
      ending: 'cancelled',
      fee: { amount: fee, paid: fee === 0 },
      lines: order.lines.map((line) => ({ ...line, status: 'cancelled' })),
    }),
    feePaid: (order, { amount }) => ({ ...order, fee: { amount, paid: true } }),
  },
  deadlines: [contractWatches],
};
