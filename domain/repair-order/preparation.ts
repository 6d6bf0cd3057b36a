import { z } from 'zod';
import { allOf } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import type { Obstacle } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Channel, Sha256, payload } from '../values/field-schemas';
import { complete } from './guards';
import { noneAsked, noneUnanswered } from './repair';
import { procedureOf } from './procedure';
import { reactionDue } from './reaction-time';
import { frontDesk } from './roles';
import { alsoSince } from './rules-version';
import type { RepairOrder } from './state';
import type { DeadlineRule, OrderSlice } from './types';

/** E-04: who hands in documents before the customer is notified. */
export const Department = z.enum(['workshop', 'parts']);
const departments: readonly z.infer<typeof Department>[] = ['workshop', 'parts'];

const preparationCommands = {
  attachBatterySlip: {
    path: 'battery-slip',
    roles: ['serviceAdvisor', 'advisorAssistant', 'technician'],
    payload: payload({ slip: Sha256, volts: z.number().min(0).max(60) }, 'E-07: attach the battery test slip'),
  },
  collectSlips: {
    path: 'slips',
    roles: ['settlementClerk'],
    payload: payload({ department: Department }, 'E-04, T-17: the documents of a department are in'),
  },
  notifyCustomer: {
    path: 'pickup-notice',
    roles: frontDesk,
    payload: payload({ channel: Channel }, 'E-05, E-09: ask the customer to collect the car'),
  },
} as const satisfies CommandDeclarations;

const preparationEvents = {
  batterySlipAttached: z.object(preparationCommands.attachBatterySlip.payload.shape),
  slipsCollected: z.object({ department: Department }),
  customerNotified: z.object({ channel: Channel }),
};
export type PreparationEvents = EventsOf<typeof preparationEvents>;

/** E-04: departments whose documents the settlement clerk does not have. */
export const missingSlips = ({ slips }: RepairOrder) => departments.filter((department) => !slips.includes(department));

/** E-04: no sheet is made before the documents of both departments are in. */
export const slipsCollected = (order: RepairOrder): Obstacle | undefined => {
  const missing = missingSlips(order);
  return missing.length > 0 ? { code: 'slipsMissing', facts: { missing } } : undefined;
};
/** E-02. */
export const qualityPassed = ({ quality }: RepairOrder): Obstacle | undefined =>
  quality.passedAt === undefined ? { code: 'qualityNotPassed' } : undefined;
const untilSettlement = ['readyForPickup', 'acceptance', 'settlement'] as const;

/** T-17: the customer is not notified before all slips are in, so the departments are reminded. */
function preparationDeadlines(order: RepairOrder): readonly DeadlineRule[] {
  const { quality, stage, policy } = order;
  const isPreparing = stage === 'qualityCheck' || stage === 'deliveryPreparation';
  const passedAt = quality.passedAt;
  if (!isPreparing || passedAt === undefined) return [];
  return missingSlips(order).map((department) => ({
    timer: 'T-17',
    subject: `${department}-${order.rounds}`,
    fulfilledBy: 'collectSlips',
    steps: [
      {
        at: reactionDue(order, passedAt, policy.minutes.slips),
        reaction: 'remind',
        to: ['settlementClerk', department === 'workshop' ? 'workshopSupervisor' : 'partsSpecialist'],
      },
    ],
  }));
}

export const preparationSlice: OrderSlice<typeof preparationCommands, typeof preparationEvents> = {
  commands: preparationCommands,
  events: preparationEvents,
  rules: {
    attachBatterySlip: {
      // the battery is tested while the car is in the workshop, too
      during: ['inRepair', 'qualityCheck', 'deliveryPreparation'],
      requires: alsoSince(3, 'inRepair', 'qualityCheck'),
      decide: ({ batterySlip }, { slip, volts }) =>
        batterySlip === slip ? [] : [{ type: 'batterySlipAttached', slip, volts }],
    },
    collectSlips: {
      during: ['qualityCheck', 'deliveryPreparation', ...untilSettlement],
      targets: missingSlips,
      requires: allOf(alsoSince(3, ...untilSettlement), qualityPassed),
      decide: ({ slips }, { department }) =>
        slips.includes(department) ? [] : [{ type: 'slipsCollected', department }],
    },
    notifyCustomer: {
      during: ['deliveryPreparation'],
      requires: allOf(
        complete('deliveryPreparation', 'freeChecks'),
        noneUnanswered,
        noneAsked,
        ({ batterySlip }) => (batterySlip ? undefined : { code: 'batterySlipMissing' }),
        (order) => (procedureOf(order).slips === 'beforeNotice' ? slipsCollected(order) : undefined),
      ),
      decide: (_order, { channel }) => [{ type: 'customerNotified', channel }],
    },
  },
  evolve: {
    batterySlipAttached: (order, { slip }) => ({ ...order, batterySlip: slip }),
    slipsCollected: (order, { department }) => ({ ...order, slips: [...order.slips, department] }),
    customerNotified: (order, { at }) => ({ ...order, stage: 'readyForPickup', notifiedAt: at }),
  },
  deadlines: [preparationDeadlines],
};
