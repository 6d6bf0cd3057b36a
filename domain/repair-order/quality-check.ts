import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LocalId, LongText, ShortText, payload } from '../values/field-schemas';
import { complete } from './guards';
import { whenKept } from './kept-words';
import { procedureOf } from './procedure';
import { checkRedo, doneLines, reopened } from './repair';
import { startRepairRound } from './repeated-repair';
import { workshop } from './roles';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

const qualityCommands = {
  passQuality: {
    path: 'quality-check/pass',
    roles: ['qualitySpecialist'],
    payload: payload({ standard: ShortText }, 'E-01, S-13: the work meets the standard'),
  },
  failQuality: {
    path: 'quality-check/failure',
    roles: ['qualitySpecialist'],
    payload: payload(
      { reason: LongText, lineIds: z.array(LocalId).min(1).max(50) },
      'E-10: the work goes back to repair with the reason',
    ),
  },
  releaseFromWorkshop: {
    path: 'workshop/release',
    roles: workshop,
    payload: payload({}, 'E-02: the workshop hands the accepted vehicle over for delivery preparation'),
  },
} as const satisfies CommandDeclarations;

const qualityEvents = {
  qualityPassed: z.object({ standard: ShortText }),
  qualityFailed: z.object(qualityCommands.failQuality.payload.shape),
  vehicleReleased: z.object({}),
};
export type QualityEvents = EventsOf<typeof qualityEvents>;

/** S-13: rejects a checker who worked on the car. */
export function checkIndependent({ lines }: RepairOrder, checker: string): void {
  if (lines.some(({ technicians }) => technicians.includes(checker))) reject('technicianMayNotCheckOwnWork');
}

export const qualitySlice: OrderSlice<typeof qualityCommands, typeof qualityEvents> = {
  commands: qualityCommands,
  events: qualityEvents,
  rules: {
    passQuality: {
      during: ['qualityCheck'],
      requires: complete('qualityCheck'),
      decide: (order, { standard, by }) => {
        checkIndependent(order, by.id);
        if (order.quality.passedAt !== undefined) return [];
        const released = procedureOf(order).release === 'withCheck' ? [{ type: 'vehicleReleased' as const }] : [];
        return [{ type: 'qualityPassed', standard }, ...released];
      },
    },
    failQuality: {
      during: ['qualityCheck'],
      targets: doneLines,
      decide: (order, { reason, lineIds, by }) => {
        checkIndependent(order, by.id);
        checkRedo(order, lineIds);
        return [{ type: 'qualityFailed', reason, lineIds }];
      },
    },
    releaseFromWorkshop: {
      during: ['qualityCheck'],
      requires: ({ quality }) => (quality.passedAt === undefined ? { code: 'qualityNotPassed' } : undefined),
      decide: () => [{ type: 'vehicleReleased' }],
    },
  },
  evolve: {
    qualityPassed: (order, { at, by }) => ({
      ...order,
      quality: { ...order.quality, passedAt: at, passedBy: by.id },
    }),
    // after the rework all of it is looked at again
    qualityFailed: ({ checklists: { qualityCheck: _found, ...checklists }, ...order }, { reason, lineIds, at }) => ({
      ...startRepairRound({ ...order, checklists, lines: reopened({ ...order, checklists }, lineIds) }, at),
      quality: {
        failures: order.quality.failures + 1,
        ...whenKept(order, { returned: { reason, lineIds, at } }),
      },
    }),
    // the bay is free for the next car
    vehicleReleased: ({ bay: _bay, ...order }) => ({ ...order, stage: 'deliveryPreparation' }),
  },
  deadlines: [],
};
