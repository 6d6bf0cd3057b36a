import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { LocalId, LongText, payload } from '../values/field-schemas';
import { isOwn } from './assignment';
import { stageRange } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

const counterMeasureCommands = {
  reportMeasureDone: {
    path: 'abnormalities/:abnormalityId/counter-measure/completion',
    roles: [
      'technician',
      'workshopSupervisor',
      'dispatcher',
      'partsSpecialist',
      'technicalExpert',
      'supportTechnician',
      'serviceAdvisor',
      'serviceManager',
    ],
    payload: payload(
      { abnormalityId: LocalId, result: LongText },
      'D-15: whoever was given a counter-measure says what came of it',
    ),
  },
} as const satisfies CommandDeclarations;

const counterMeasureEvents = { measureDone: z.object(counterMeasureCommands.reportMeasureDone.payload.shape) };
export type CounterMeasureEvents = EventsOf<typeof counterMeasureEvents>;

/** D-15: what somebody was told to do about an abnormality and has not said to have done. */
export const openMeasures = ({ abnormalities }: RepairOrder) =>
  abnormalities.flatMap(({ abnormalityId, owner, result }) =>
    owner === undefined || result !== undefined ? [] : [{ abnormalityId, owner }],
  );

/** Whoever leads the workshop may say it for the owner. */
const leads: readonly string[] = ['workshopSupervisor', 'serviceManager'];

export const counterMeasureSlice: OrderSlice<typeof counterMeasureCommands, typeof counterMeasureEvents> = {
  commands: counterMeasureCommands,
  events: counterMeasureEvents,
  rules: {
    reportMeasureDone: {
      during: stageRange('inRepair', 'qualityCheck'),
      targets: (order) => openMeasures(order).map(({ abnormalityId }) => abnormalityId),
      decide: (order, { abnormalityId, result, by }) => {
        if (!order.abnormalities.some((known) => known.abnormalityId === abnormalityId))
          reject('unknownAbnormality', { abnormalityId });
        const open = openMeasures(order).find((measure) => measure.abnormalityId === abnormalityId);
        if (!open) return [];
        if (!isOwn(open.owner, by) && !leads.includes(by.role))
          reject('measureOfOther', { abnormalityId, owner: open.owner });
        return [{ type: 'measureDone', abnormalityId, result }];
      },
    },
  },
  evolve: {
    measureDone: (order, { abnormalityId, result }) => ({
      ...order,
      abnormalities: updateWhere(
        order.abnormalities,
        (known) => known.abnormalityId === abnormalityId,
        () => ({ result }),
      ),
    }),
  },
  deadlines: [],
};
