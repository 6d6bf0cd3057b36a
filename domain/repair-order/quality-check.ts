import { reject } from '../kernel/rejection';
import type { qualityCommands } from './commands/workshop';
import { checkRedo, startRepairRound, reopened } from './repair';
import type { CommandRules } from './types';
import type { Evolvers, RepairOrder } from './state';

export interface QualityEvents {
  readonly qualityPassed: { readonly standard: string };
  readonly qualityFailed: { readonly reason: string; readonly lineIds: readonly string[] };
  readonly vehicleReleased: object;
}

/** S-13: whoever worked on the car does not judge the work. */
function independent({ lines }: RepairOrder, checker: string): void {
  if (lines.some(({ technicians }) => technicians.includes(checker))) reject('technicianMayNotCheckOwnWork');
}

export const qualitySteps: CommandRules<keyof typeof qualityCommands> = {
  passQuality: {
    during: ['qualityCheck'],
    decide: (order, { standard, by }) => {
      independent(order, by.id);
      return order.quality.passedAt === undefined ? [{ type: 'qualityPassed', standard }] : [];
    },
  },
  failQuality: {
    during: ['qualityCheck'],
    decide: (order, { reason, lineIds, by }) => {
      independent(order, by.id);
      checkRedo(order, lineIds);
      return [{ type: 'qualityFailed', reason, lineIds }];
    },
  },
  releaseFromWorkshop: {
    during: ['qualityCheck'],
    requires: ({ quality }) => (quality.passedAt === undefined ? { code: 'qualityNotPassed' } : undefined),
    decide: () => [{ type: 'vehicleReleased' }],
  },
};

export const qualityEvolvers: Evolvers<QualityEvents> = {
  qualityPassed: (order, { at, by }) => ({
    ...order,
    quality: { ...order.quality, passedAt: at, passedBy: by.id },
  }),
  qualityFailed: (order, { lineIds, at }) => ({
    ...startRepairRound({ ...order, lines: reopened(order, lineIds) }, at),
    quality: { failures: order.quality.failures + 1 },
  }),
  vehicleReleased: (order) => ({ ...order, stage: 'deliveryPreparation' }),
};
