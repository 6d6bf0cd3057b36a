import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { reject, type Obstacle } from '../kernel/rejection';
import { allOf } from '../kernel/command-rule';
import { MINUTE } from '../kernel/process';
import type { CommandDeclarations } from '../kernel/slice';
import { endOfDay } from '../time/working-time';
import {
  Channel,
  Consent,
  Day,
  Instant as InstantField,
  Kilometres,
  LongText,
  ShortText,
  StoredInstant,
  payload,
} from '../values/field-schemas';
import { deliveryText, pickupText } from './consent-texts';
import { cleared } from './credit';
import { currentReading } from './current-reading';
import { customerSignatureRule } from './customer-signature';
import { Evidence, withEvidence } from './evidence';
import { complete } from './guards';
import { fileTimer, gateTimer, hasEnded } from './milestones';
import { advisor } from './roles';
import { checkSeparation } from './separation';
import { endStages, stageRange } from './stage';
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
  recordAftercare: {
    path: 'aftercare',
    roles: advisor,
    payload: payload(
      {
        nextDay: Day,
        nextKilometres: Kilometres,
        planExplained: z.literal(true),
        planAccepted: z.boolean(),
        followUp: z.strictObject({ at: ShortText, channel: Channel }),
        nextAppointment: Day.optional(),
        warrantyOffers: z
          .array(z.strictObject({ product: ShortText, taken: z.boolean() }))
          .min(1)
          .max(10),
      },
      'F-20 to F-23: maintenance plan, next maintenance, follow-up wish and extended warranty',
    ),
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
  updateDms: {
    path: 'dms-update',
    roles: ['serviceAdvisor', 'informationClerk'],
    payload: payload(
      {
        nextDay: Day,
        nextKilometres: Kilometres,
        nextAppointmentAt: InstantField.optional(),
        archiveComplete: z.literal(true),
      },
      'F-25, F-26, T-19: customer data and next appointment are in the DMS',
    ),
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
  aftercareRecorded: z.object(deliveryCommands.recordAftercare.payload.shape),
  deliverySigned: z.object({ evidence: Evidence }),
  deliveryDisputed: z.object({ objection: LongText }),
  disputeResolved: z.object({ resolution: LongText }),
  dmsUpdated: z.object({ mismatch: z.boolean(), nextAppointmentAt: StoredInstant.exactOptional() }),
  gateOpened: z.object({ exitPass: ShortText }),
};
export type DeliveryEvents = EventsOf<typeof deliveryEvents>;

const aftercareKnown = ({ aftercare }: RepairOrder): Obstacle | undefined =>
  aftercare ? undefined : { code: 'aftercareMissing' };

/** S-19, S-20: the customer signs each paper once, after the final check. */
const afterFinalCheck = allOf(complete('finalCheck'), aftercareKnown, noneVoided);

const documentOf = { workOrder: 'delivery', pickupSlip: 'pickupSlip' } as const;

/** The days after which a file that nobody completed is closed as it is. */
const FILE_DAYS = 30;

/**
 * T-19, until the file is complete: the advisor is reminded on the day and the day after, then it is the service manager's. In the end the store
 * manager hears that the visit is closed with an incomplete file, so that no process waits for ever.
 */
function fileDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  const { deliveredAt, dms, policy } = order;
  if (deliveredAt === undefined || dms) return [];
  const closing = (daysLater: number) => endOfDay(policy.calendar, deliveredAt + daysLater * 1440 * MINUTE);
  return [
    {
      ...fileTimer,
      fulfilledBy: 'updateDms',
      steps: [
        { at: closing(0), reaction: 'remind', to: ['serviceAdvisor'] },
        { at: closing(1), reaction: 'remind', to: ['serviceAdvisor'] },
        { at: closing(2), reaction: 'escalate', to: ['serviceManager'] },
        ...(goesBy(order, 2) ? [{ at: closing(FILE_DAYS), reaction: 'remind', to: ['storeManager'] } as const] : []),
      ],
    },
  ];
}

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
    recordAftercare: {
      during: stageRange('acceptance', 'finalCheck'),
      decide: (order, { type: _type, id: _id, by: _by, ...aftercare }) => {
        const odometer = order.intake ? currentReading(order) : 0;
        if (aftercare.nextKilometres <= odometer)
          reject('odometerWentDown', { odometer, nextKilometres: aftercare.nextKilometres });
        return [{ type: 'aftercareRecorded', ...aftercare }];
      },
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
    updateDms: {
      during: ['delivered'],
      decide: ({ aftercare, dms }, { nextDay, nextKilometres, nextAppointmentAt }) => {
        const mismatch = aftercare?.nextDay !== nextDay || aftercare.nextKilometres !== nextKilometres;
        return dms && dms.mismatch === mismatch
          ? []
          : [{ type: 'dmsUpdated', mismatch, ...(nextAppointmentAt && { nextAppointmentAt }) }];
      },
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
    aftercareRecorded: (order, { nextDay, nextKilometres, followUp }) => ({
      ...order,
      aftercare: { nextDay, nextKilometres, followUp },
    }),
    deliverySigned: (order, { evidence, at }) => {
      const signed = { ...order, ...withEvidence(order, evidence) };
      const allSigned = order.policy.deliveryDocuments.every((paper) => signed.signed[documentOf[paper]] !== undefined);
      return allSigned ? { ...signed, stage: 'delivered', deliveredAt: at } : signed;
    },
    deliveryDisputed: (order) => ({ ...order, stage: 'deliveryDisputed', disputes: order.disputes + 1 }),
    disputeResolved: (order) => ({ ...order, stage: 'finalCheck' }),
    dmsUpdated: (order, { mismatch, at }) => ({ ...order, dms: { at, mismatch } }),
    gateOpened: (order, { at }) => ({
      ...order,
      ...(order.exitPass && { exitPass: { ...order.exitPass, usedAt: at } }),
    }),
  },
  deadlines: [fileDeadlines, gateDeadlines],
};
