import { dueWithin } from '../time/working-time';
import type { DeadlineRule } from './types';
import { complete } from './guards';
import { allOf } from '../kernel/command-rule';
import type { RepairOrder } from './state';
import { z } from 'zod';
import type { CommandDeclarations } from '../kernel/slice';
import { Channel, Sha256, payload } from '../values/field-schemas';
import { frontDesk } from './roles';
import type { OrderSlice } from './types';

const preparationCommands = {
  attachBatterySlip: {
    path: 'battery-slip',
    roles: ['serviceAdvisor', 'advisorAssistant', 'technician'],
    payload: payload({ slip: Sha256, volts: z.number().min(0).max(60) }, 'E-07: attach the battery test slip'),
  },
  collectSlips: {
    path: 'slips',
    roles: ['settlementClerk'],
    payload: payload({ department: z.enum(['workshop', 'parts']) }, 'E-04, T-17: the documents of a department are in'),
  },
  notifyCustomer: {
    path: 'pickup-notice',
    roles: frontDesk,
    payload: payload({ channel: Channel }, 'E-05, E-09: ask the customer to collect the car'),
  },
} as const satisfies CommandDeclarations;

export interface PreparationEvents {
  readonly batterySlipAttached: { readonly slip: string; readonly volts: number };
  readonly slipsCollected: { readonly department: 'workshop' | 'parts' };
  readonly customerNotified: { readonly channel: string };
}

const departments = ['workshop', 'parts'] as const;
const missingSlips = ({ slips }: RepairOrder) => departments.filter((department) => !slips.includes(department));

/** T-17: slips that are not in hold up the customer's notification, so the departments are reminded. */
function preparationWatches(order: RepairOrder): readonly DeadlineRule[] {
  const { quality, stage, policy } = order;
  const waiting = stage === 'qualityCheck' || stage === 'deliveryPreparation';
  const passedAt = quality.passedAt;
  if (!waiting || passedAt === undefined) return [];
  return missingSlips(order).map((department) => ({
    timer: 'T-17',
    subject: `${department}-${order.rounds}`,
    fulfilledBy: 'collectSlips',
    steps: [
      {
        at: dueWithin(policy.calendar, passedAt, policy.minutes.slips),
        reaction: 'remind',
        to: ['settlementClerk', department === 'workshop' ? 'workshopSupervisor' : 'partsSpecialist'],
      },
    ],
  }));
}

export const preparationSlice: OrderSlice<typeof preparationCommands, PreparationEvents> = {
  commands: preparationCommands,
  rules: {
    attachBatterySlip: {
      during: ['deliveryPreparation'],
      decide: ({ batterySlip }, { slip, volts }) =>
        batterySlip === slip ? [] : [{ type: 'batterySlipAttached', slip, volts }],
    },
    collectSlips: {
      during: ['qualityCheck', 'deliveryPreparation'],
      requires: ({ quality }) => (quality.passedAt === undefined ? { code: 'qualityNotPassed' } : undefined),
      decide: ({ slips }, { department }) =>
        slips.includes(department) ? [] : [{ type: 'slipsCollected', department }],
    },
    notifyCustomer: {
      during: ['deliveryPreparation'],
      requires: allOf(
        complete('deliveryPreparation', 'freeChecks'),
        ({ batterySlip }) => (batterySlip ? undefined : { code: 'batterySlipMissing' }),
        (order) => {
          const missing = missingSlips(order);
          return missing.length > 0 ? { code: 'slipsMissing', facts: { missing } } : undefined;
        },
      ),
      decide: (_order, { channel }) => [{ type: 'customerNotified', channel }],
    },
  },
  evolve: {
    batterySlipAttached: (order, { slip }) => ({ ...order, batterySlip: slip }),
    slipsCollected: (order, { department }) => ({ ...order, slips: [...order.slips, department] }),
    customerNotified: (order, { at }) => ({ ...order, stage: 'readyForPickup', notifiedAt: at }),
  },
  deadlines: [preparationWatches],
};
