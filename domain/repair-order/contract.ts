import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { allOf } from '../kernel/command-rule';
import { reject, type Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Confirmed, Consent, Day, Fen, LongText, payload } from '../values/field-schemas';
import type { Fen as Amount } from '../values/money';
import { customerTotal } from './amounts';
import { PaymentMethod } from './account';
import { orderText } from './consent-texts';
import { Evidence, createEvidence, withEvidence } from './evidence';
import { checkFuture, expertSigned, signed } from './guards';
import { advisor, customerVia } from './roles';
import { stageRange } from './stage';
import { KeyElement, keyElements } from './order-highlights';
import type { OrderLine } from './order-line';
import { firstPromise } from './promise';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';
import { alsoSince } from './rules-version';

const DeclineReason = z.enum(['declined', 'prefersAppointment']);

const contractCommands = {
  signOrderAsAdvisor: {
    path: 'contract/advisor-signature',
    roles: advisor,
    payload: payload(
      { pointedOut: z.array(KeyElement).max(4) },
      'C-14, C-15: the advisor pointed out the four key elements and signs first',
    ),
  },
  signOrderAsCustomer: {
    path: 'contract/customer-signature',
    roles: customerVia,
    payload: payload(
      { revision: z.int().min(1), total: Fen, consent: Consent, copiesGiven: z.int().min(1).max(5) },
      'C-02, C-17, S-08: the customer signs the order as shown and takes a copy',
    ),
  },
  declineEstimate: {
    path: 'estimate/decline',
    roles: advisor,
    payload: payload(
      { reason: DeclineReason, feeTold: Confirmed, wishedDay: Day.optional() },
      'C-04, C-05: the customer leaves without a repair and is told of the fee',
    ),
  },
  cancelOrder: {
    path: 'cancellation',
    roles: advisor,
    payload: payload({ reason: LongText }, 'The customer withdraws before repair starts'),
  },
  payFee: {
    path: 'fee/payment',
    roles: ['cashier'],
    payload: payload({ amount: Fen, method: PaymentMethod }, 'C-05: the cashier takes the diagnosis or estimate fee'),
  },
} as const satisfies CommandDeclarations;

const contractEvents = {
  advisorSigned: z.object({ pointedOut: z.array(KeyElement) }),
  orderSigned: z.object({ evidence: Evidence, copiesGiven: z.int() }),
  estimateDeclined: z.object({ reason: DeclineReason, fee: Fen, wishedDay: Day.exactOptional() }),
  orderCancelled: z.object({ reason: LongText, fee: Fen }),
  feePaid: z.object({ amount: Fen, method: PaymentMethod }),
};
export type ContractEvents = EventsOf<typeof contractEvents>;

const menuCodeOf = ({ estimate }: RepairOrder, lineId: string): Pick<OrderLine, 'menuCode'> => {
  const entry = estimate?.menu?.find((one) => one.lineId === lineId);
  return entry ? { menuCode: entry.code } : {};
};

const advisorSigned = ({ estimate }: RepairOrder): Obstacle | undefined =>
  estimate?.advisorSignedAt === undefined ? { code: 'advisorSignatureMissing' } : undefined;

/** C-05: the diagnosis fee replaces the estimate fee; a customer who had neither pays nothing. */
function feeOf({ diagnosis, estimate, rework, policy: { fees } }: RepairOrder): Amount {
  if (rework) return 0;
  if (diagnosis.status === 'finished' || diagnosis.status === 'reported') return fees.diagnosis;
  return estimate ? fees.estimate : 0;
}

export const contractSlice: OrderSlice<typeof contractCommands, typeof contractEvents> = {
  commands: contractCommands,
  events: contractEvents,
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
      // the signatures are void where the kind of job or a need was corrected since
      requires: allOf(signed('preInspection'), expertSigned, advisorSigned),
      decide: (order, { revision, total, consent, copiesGiven, by }, at) => {
        const estimate = order.estimate ?? reject('estimateMissing');
        const offered = { revision: estimate.revision, total: customerTotal(estimate.lines) };
        if (revision !== offered.revision || total !== offered.total) reject('shownContentDiffers', offered);
        checkFuture('promisedAt', estimate.promisedAt ?? 0, at);
        const text = orderText(order, estimate);
        const content = { document: 'order', subject: '', answer: 'approved', text, ...offered } as const;
        const evidence = createEvidence(order, content, consent, by, at);
        return [{ type: 'orderSigned', evidence, copiesGiven }];
      },
    },
    declineEstimate: {
      during: stageRange('checkedIn', 'awaitingSignature'),
      requires: alsoSince(3, 'checkedIn', 'preInspection', 'diagnosing'),
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
        ...menuCodeOf(order, line.lineId),
        source: 'order',
        authority: evidence.hash,
        status: 'authorised',
        partsIssued: false,
        released: true,
        technicians: [],
      })),
      ...(order.estimate?.promisedAt !== undefined && {
        promise: firstPromise(order, order.estimate.promisedAt, at),
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
  deadlines: [],
};
