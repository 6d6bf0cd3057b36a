import type { Fen } from '../values/money';
import { MINUTE } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import type { DeadlineRule } from './deadlines';
import type { CommandOf } from './commands';
import { createEvidence, withEvidence, type Evidence } from './evidence';
import type { CommandRules } from './types';
import { estimateTotal, orderText } from './consent-texts';
import { hasReached } from './stage';
import type { Evolvers, OrderLine, RepairOrder } from './state';

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

export const contractSteps: CommandRules<
  'signOrderAsAdvisor' | 'signOrderAsCustomer' | 'declineEstimate' | 'cancelOrder' | 'payFee'
> = {
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
};

export const contractEvolvers: Evolvers<ContractEvents> = {
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
};

/** T-13, D-23: the customer, the advisor and the manager hear of a breach before it happens, not after. */
export function contractWatches({ stage, promise, policy }: RepairOrder): readonly DeadlineRule[] {
  const waiting = hasReached(stage, 'contracted') && !hasReached(stage, 'readyForPickup');
  if (!promise || !waiting) return [];
  return [
    {
      timer: 'T-13',
      subject: `promise-${promise.revision}`,
      fulfilledBy: 'notifyCustomer',
      steps: [
        {
          at: promise.at - policy.minutes.promiseWarning * MINUTE,
          reaction: 'warn',
          to: ['customer', 'serviceAdvisor', 'serviceManager'],
        },
        { at: promise.at, reaction: 'escalate', to: ['serviceManager'] },
      ],
    },
  ];
}
