import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { Kilometres, LongText, payload } from '../values/field-schemas';
import { checkSeparation } from './separation';
import { beforeDeparture } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

/** What both odometers show, in kilometres, and who says so: whoever reported the change, and a second person who has seen it. */
export const ClusterChange = z.object({
  oldReading: Kilometres,
  newReading: Kilometres,
  reason: LongText,
  reportedBy: z.string(),
  confirmedBy: z.string().exactOptional(),
});

const clusterCommands = {
  reportClusterChange: {
    path: 'instrument-cluster',
    roles: ['serviceAdvisor', 'technician', 'workshopSupervisor'],
    payload: payload(
      { oldReading: Kilometres, newReading: Kilometres, reason: LongText },
      'B-22, I-02: another instrument cluster is in the car; what the old one showed last and the new one first',
    ),
  },
  confirmClusterChange: {
    path: 'instrument-cluster/confirmation',
    roles: ['technicalExpert', 'workshopSupervisor', 'serviceManager'],
    payload: payload({}, 'B-22, I9: a second person has seen the changed instrument cluster'),
  },
} as const satisfies CommandDeclarations;

const clusterEvents = {
  clusterChangeReported: z.object(clusterCommands.reportClusterChange.payload.shape),
  clusterChangeConfirmed: z.object({}),
};
export type ClusterEvents = EventsOf<typeof clusterEvents>;

/** One report waits for its second person at a time; a wrong one is reported again. */
const unconfirmed = ({ clusterChange }: RepairOrder) =>
  clusterChange?.confirmedBy === undefined ? clusterChange : undefined;

export const clusterSlice: OrderSlice<typeof clusterCommands, typeof clusterEvents> = {
  commands: clusterCommands,
  events: clusterEvents,
  rules: {
    reportClusterChange: {
      during: beforeDeparture,
      requires: ({ clusterChange }) => (clusterChange?.confirmedBy ? { code: 'clusterChangeConfirmed' } : undefined),
      decide: (order, { oldReading, newReading, reason }) => {
        const known = unconfirmed(order);
        return known?.oldReading === oldReading && known.newReading === newReading
          ? []
          : [{ type: 'clusterChangeReported', oldReading, newReading, reason }];
      },
    },
    confirmClusterChange: {
      during: beforeDeparture,
      requires: (order) => (unconfirmed(order) ? undefined : { code: 'noClusterChange' }),
      decide: (order, { by }) => {
        checkSeparation(order, 'confirmClusterChange', by);
        return [{ type: 'clusterChangeConfirmed' }];
      },
    },
  },
  evolve: {
    clusterChangeReported: (order, { oldReading, newReading, reason, by }) => ({
      ...order,
      clusterChange: { oldReading, newReading, reason, reportedBy: by.id },
    }),
    clusterChangeConfirmed: (order, { by }) =>
      order.clusterChange
        ? {
            ...order,
            vehicle: { ...order.vehicle, lastOdometer: order.clusterChange.newReading },
            clusterChange: { ...order.clusterChange, confirmedBy: by.id },
          }
        : order,
  },
  deadlines: [],
};
