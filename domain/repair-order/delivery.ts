import type { Instant } from '../kernel/process';
import { reject, type Obstacle } from '../kernel/rejection';
import { endOfDay } from '../time/working-time';
import type { DeadlineRule } from './types';
import type { CommandOf } from './commands';
import { createEvidence, withEvidence, type Evidence } from './evidence';
import { complete, unsigned } from './guards';
import { allOf } from '../kernel/command-rule';
import type { CommandRule } from './types';
import { deliveryText, pickupText } from './consent-texts';
import { endStages, stageRange } from './stage';
import { hasEnded, type RepairOrder } from './state';
import { z } from 'zod';
import type { CommandDeclarations } from '../kernel/slice';
import {
  Channel,
  Consent,
  Day,
  Instant as InstantField,
  Kilometres,
  LongText,
  ShortText,
  payload,
} from '../values/field-schemas';
import { advisor, customerVia } from './roles';
import type { OrderSlice } from './types';

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
    roles: customerVia,
    payload: payload({ consent: Consent }, 'F-15, S-19: the customer signs the order at delivery'),
  },
  returnPickupSlip: {
    path: 'delivery/pickup-slip',
    roles: customerVia,
    payload: payload({ consent: Consent }, 'F-16, S-20: the pick-up slip is taken back, the customer confirms'),
  },
  disputeDelivery: {
    path: 'delivery/dispute',
    roles: customerVia,
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

type Aftercare = Omit<CommandOf<'recordAftercare'>, 'type' | 'id' | 'by'>;

export interface DeliveryEvents {
  readonly finalCheckStarted: object;
  readonly aftercareRecorded: Aftercare;
  readonly deliverySigned: { readonly evidence: Evidence };
  readonly deliveryDisputed: { readonly objection: string };
  readonly disputeResolved: { readonly resolution: string };
  readonly dmsUpdated: { readonly mismatch: boolean; readonly nextAppointmentAt?: Instant };
  readonly gateOpened: { readonly exitPass: string };
}

const aftercareKnown = ({ aftercare }: RepairOrder): Obstacle | undefined =>
  aftercare ? undefined : { code: 'aftercareMissing' };

/** S-19 and S-20 are signed alike: after the final check, each once. */
const leaving = (
  document: 'delivery' | 'pickupSlip',
  text: (order: RepairOrder) => string,
): CommandRule<'signDelivery' | 'returnPickupSlip'> => ({
  during: ['finalCheck'],
  requires: allOf(unsigned(document), complete('finalCheck'), aftercareKnown),
  decide: (order, { consent, by }, at) => {
    const shown = { document, subject: '', revision: 1, answer: 'approved', text: text(order), total: 0 } as const;
    return [{ type: 'deliverySigned', evidence: createEvidence(order, shown, consent, by, at) }];
  },
});

const documentSigned = { workOrder: 'delivery', pickupSlip: 'pickupSlip' } as const;

/** T-19 until the file is complete; F-28: a car that should be gone and was not seen at the gate is looked for at closing time. */
function deliveryWatches({ stage, exitPass, deliveredAt, dms, policy }: RepairOrder): readonly DeadlineRule[] {
  const file: readonly DeadlineRule[] =
    deliveredAt === undefined || dms
      ? []
      : [
          {
            timer: 'T-19',
            subject: '',
            fulfilledBy: 'updateDms',
            steps: [{ at: endOfDay(policy.calendar, deliveredAt), reaction: 'remind', to: ['serviceAdvisor'] }],
          },
        ];
  const gate: readonly DeadlineRule[] =
    hasEnded({ stage }) && exitPass && exitPass.usedAt === undefined
      ? [
          {
            timer: 'F-28',
            subject: '',
            fulfilledBy: 'openGate',
            steps: [{ at: endOfDay(policy.calendar, exitPass.issuedAt), reaction: 'remind', to: ['gateGuard'] }],
          },
        ]
      : [];
  return [...file, ...gate];
}

export const deliverySlice: OrderSlice<typeof deliveryCommands, DeliveryEvents> = {
  commands: deliveryCommands,
  rules: {
    startFinalCheck: {
      during: ['exitPassIssued'],
      requires: complete('handoverPack', 'departure'),
      decide: () => [{ type: 'finalCheckStarted' }],
    },
    recordAftercare: {
      during: stageRange('acceptance', 'finalCheck'),
      decide: (order, { type: _type, id: _id, by: _by, ...aftercare }) => {
        const odometer = order.intake?.odometer ?? 0;
        if (aftercare.nextKilometres <= odometer)
          reject('odometerWentDown', { odometer, nextKilometres: aftercare.nextKilometres });
        return [{ type: 'aftercareRecorded', ...aftercare }];
      },
    },
    signDelivery: leaving('delivery', deliveryText),
    returnPickupSlip: leaving('pickupSlip', pickupText),
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
      during: endStages,
      requires: ({ exitPass }) => (exitPass?.usedAt === undefined ? undefined : { code: 'exitPassUsed' }),
      decide: (order, { exitPass }) => {
        if (order.exitPass?.number !== exitPass) reject('exitPassMissing');
        return [{ type: 'gateOpened', exitPass }];
      },
    },
  },
  evolve: {
    finalCheckStarted: (order) => ({ ...order, stage: 'finalCheck' }),
    aftercareRecorded: (order, { nextDay, nextKilometres }) => ({ ...order, aftercare: { nextDay, nextKilometres } }),
    deliverySigned: (order, { evidence, at }) => {
      const filed = withEvidence(order, evidence);
      const allSigned = order.policy.deliveryDocuments.every(
        (paper) => filed.signed[documentSigned[paper]] !== undefined,
      );
      return { ...order, ...filed, ...(allSigned && { stage: 'delivered' as const, deliveredAt: at }) };
    },
    deliveryDisputed: (order) => ({ ...order, stage: 'deliveryDisputed', disputes: order.disputes + 1 }),
    disputeResolved: (order) => ({ ...order, stage: 'finalCheck' }),
    dmsUpdated: (order, { mismatch, at }) => ({ ...order, dms: { at, mismatch } }),
    gateOpened: (order, { at }) => ({
      ...order,
      ...(order.exitPass && { exitPass: { ...order.exitPass, usedAt: at } }),
    }),
  },
  deadlines: [deliveryWatches],
};
