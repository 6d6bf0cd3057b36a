import { dueWithin } from '../time/working-time';
import type { DeadlineRule } from './deadlines';
import type { preparationCommands } from './commands/delivery';
import { complete } from './reception';
import { firstOf, type CommandRules } from './types';
import type { Evolvers, RepairOrder } from './state';

export interface PreparationEvents {
  readonly batterySlipAttached: { readonly slip: string; readonly volts: number };
  readonly slipsCollected: { readonly department: 'workshop' | 'parts' };
  readonly customerNotified: { readonly channel: string };
}

const departments = ['workshop', 'parts'] as const;
const missingSlips = ({ slips }: RepairOrder) => departments.filter((department) => !slips.includes(department));

export const preparationSteps: CommandRules<keyof typeof preparationCommands> = {
  attachBatterySlip: {
    during: ['deliveryPreparation'],
    decide: ({ batterySlip }, { slip, volts }) =>
      batterySlip === slip ? [] : [{ type: 'batterySlipAttached', slip, volts }],
  },
  collectSlips: {
    during: ['qualityCheck', 'deliveryPreparation'],
    requires: ({ quality }) => (quality.passedAt === undefined ? { code: 'qualityNotPassed' } : undefined),
    decide: ({ slips }, { department }) => (slips.includes(department) ? [] : [{ type: 'slipsCollected', department }]),
  },
  notifyCustomer: {
    during: ['deliveryPreparation'],
    requires: firstOf(
      complete('deliveryPreparation', 'freeChecks'),
      ({ batterySlip }) => (batterySlip ? undefined : { code: 'batterySlipMissing' }),
      (order) => {
        const missing = missingSlips(order);
        return missing.length > 0 ? { code: 'slipsMissing', facts: { missing } } : undefined;
      },
    ),
    decide: (_order, { channel }) => [{ type: 'customerNotified', channel }],
  },
};

export const preparationEvolvers: Evolvers<PreparationEvents> = {
  batterySlipAttached: (order, { slip }) => ({ ...order, batterySlip: slip }),
  slipsCollected: (order, { department }) => ({ ...order, slips: [...order.slips, department] }),
  customerNotified: (order, { at }) => ({ ...order, stage: 'readyForPickup', notifiedAt: at }),
};

/** T-17: slips that are not in hold up the customer's notification, so the departments are reminded. */
export function preparationWatches(order: RepairOrder): readonly DeadlineRule[] {
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
