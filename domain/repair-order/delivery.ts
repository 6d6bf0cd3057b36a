import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { reject, type Obstacle } from '../kernel/rejection';
import { allOf } from '../kernel/command-rule';
import type { CommandDeclarations } from '../kernel/slice';
import { endOfDay } from '../time/working-time';
import { Consent, LongText, ShortText, payload } from '../values/field-schemas';
import { deliveryText, pickupText } from './consent-texts';
import { cleared } from './credit';
import { customerSignatureRule } from './customer-signature';
import { Evidence, withEvidence } from './evidence';
import { complete } from './guards';
import { gateTimer, hasEnded } from './milestones';
import { advisor } from './roles';
import { checkSeparation } from './separation';
import { endStages } from './stage';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';
import { noneVoided } from './voided-signatures';
import { goesBy } from './rules-version';

const deliveryCommands = {
  startFinalCheck: {
    path: 'final-check',
    roles: advisor,
    payload: payload({}, 'F-15: count articles and look over the car together'),
  },
  signDelivery: {
    path: 'delivery/signature',
    roles: advisor,
    payload: payload({ consent: Consent }, 'F-15, S-19: the customer signs the order at delivery'),
  },
  returnPickupSlip: {
    path: 'delivery/pickup-slip',
    roles: advisor,
    payload: payload({ consent: Consent }, 'F-16, S-20: the pick-up slip is taken back, the customer confirms'),
  },
  disputeDelivery: {
    path: 'delivery/dispute',
    roles: advisor,
    payload: payload({ objection: LongText }, 'F-30: the customer objects at the final check'),
  },
  resolveDispute: {
    path: 'delivery/dispute/resolution',
    roles: ['serviceManager', 'serviceAdvisor'],
    payload: payload({ resolution: LongText }, 'F-30: the objection is settled; the final check goes on'),
  },
  openGate: {
    path: 'gate',
    roles: ['gateGuard'],
    payload: payload(
      { exitPass: ShortText, plate: ShortText },
      'F-24, F-28: the guard lets the vehicle out against its unused pass',
    ),
  },
} as const satisfies CommandDeclarations;

const deliveryEvents = {
  finalCheckStarted: z.object({}),
  deliverySigned: z.object({ evidence: Evidence }),
  deliveryDisputed: z.object({ objection: LongText }),
  disputeResolved: z.object({ resolution: LongText }),
  gateOpened: z.object({ exitPass: ShortText }),
};
export type DeliveryEvents = EventsOf<typeof deliveryEvents>;

const aftercareKnown = ({ aftercare }: RepairOrder): Obstacle | undefined =>
  aftercare ? undefined : { code: 'aftercareMissing' };

/** S-19, S-20: the customer signs each paper once, after the final check. */
const afterFinalCheck = allOf(complete('finalCheck'), aftercareKnown, noneVoided);

const documentOf = { workOrder: 'delivery', pickupSlip: 'pickupSlip' } as const;

/** F-28: a car that may leave and was not seen at the gate is looked for at closing time. */
const gateDeadlines = ({ stage, exitPass, policy }: RepairOrder): readonly DeadlineRule[] =>
  hasEnded({ stage }) && exitPass && exitPass.usedAt === undefined
    ? [
        {
          ...gateTimer,
          fulfilledBy: 'openGate',
          steps: [{ at: endOfDay(policy.calendar, exitPass.issuedAt), reaction: 'remind', to: ['gateGuard'] }],
        },
      ]
    : [];

export const deliverySlice: OrderSlice<typeof deliveryCommands, typeof deliveryEvents> = {
  commands: deliveryCommands,
  events: deliveryEvents,
  rules: {
    startFinalCheck: {
      during: ['exitPassIssued'],
      requires: complete('handoverPack', 'departure'),
      decide: () => [{ type: 'finalCheckStarted' }],
    },
    signDelivery: customerSignatureRule({
      document: 'delivery',
      text: deliveryText,
      during: ['finalCheck'],
      requires: afterFinalCheck,
      event: 'deliverySigned',
    }),
    returnPickupSlip: customerSignatureRule({
      document: 'pickupSlip',
      text: pickupText,
      during: ['finalCheck'],
      requires: afterFinalCheck,
      event: 'deliverySigned',
    }),
    disputeDelivery: {
      during: ['finalCheck'],
      decide: (_order, { objection }) => [{ type: 'deliveryDisputed', objection }],
    },
    resolveDispute: {
      during: ['deliveryDisputed'],
      decide: (_order, { resolution }) => [{ type: 'disputeResolved', resolution }],
    },
    openGate: {
      during: endStages.filter((stage) => stage !== 'voided'),
      requires: allOf(
        ({ exitPass }) => (exitPass?.usedAt === undefined ? undefined : { code: 'exitPassUsed' }),
        (order) => (order.stage === 'delivered' && goesBy(order, 3) ? cleared(order) : undefined),
      ),
      decide: (order, { exitPass, by }) => {
        checkSeparation(order, 'openGate', by);
        if (order.exitPass?.number !== exitPass) reject('exitPassMissing');
        return [{ type: 'gateOpened', exitPass }];
      },
    },
  },
  evolve: {
    finalCheckStarted: (order) => ({ ...order, stage: 'finalCheck' }),
    deliverySigned: (order, { evidence, at }) => {
      const signed = { ...order, ...withEvidence(order, evidence) };
      const allSigned = order.policy.deliveryDocuments.every((paper) => signed.signed[documentOf[paper]] !== undefined);
      return allSigned ? { ...signed, stage: 'delivered', deliveredAt: at } : signed;
    },
    deliveryDisputed: (order) => ({ ...order, stage: 'deliveryDisputed', disputes: order.disputes + 1 }),
    disputeResolved: (order) => ({ ...order, stage: 'finalCheck' }),
    gateOpened: (order, { at }) => ({
      ...order,
      ...(order.exitPass && { exitPass: { ...order.exitPass, usedAt: at } }),
    }),
  },
  deadlines: [gateDeadlines],
};
