import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { payload } from '../values/field-schemas';
import { onlySince } from './rules-version';
import { beforeDeparture, stages } from './stage';
import type { RepairOrder } from './state';
import { PartCount } from './supply';
import type { OrderSlice } from './types';

const appointmentPartCommands = {
  takeOverParts: {
    roles: ['system'],
    payload: payload(
      { parts: z.array(PartCount) },
      'A-19: the appointment hands over the parts that are put aside for its visit; there is no endpoint for it',
    ),
  },
} as const satisfies CommandDeclarations;

const appointmentPartEvents = { partsTakenOver: z.object({ parts: z.array(PartCount) }) };
export type AppointmentPartEvents = EventsOf<typeof appointmentPartEvents>;

/** what was put aside for the appointment stays with its car until it leaves, whichever line needs it, or none. */
export const takenOverBy = ({
  stage,
  partsTakenOver = [],
}: Pick<RepairOrder, 'stage' | 'partsTakenOver'>): readonly PartCount[] =>
  beforeDeparture.includes(stage) ? partsTakenOver : [];

export const appointmentPartSlice: OrderSlice<typeof appointmentPartCommands, typeof appointmentPartEvents> = {
  commands: appointmentPartCommands,
  events: appointmentPartEvents,
  rules: {
    takeOverParts: {
      during: stages,
      requires: onlySince(3),
      decide: ({ partsTakenOver }, { parts }) => (partsTakenOver ? [] : [{ type: 'partsTakenOver', parts }]),
    },
  },
  evolve: { partsTakenOver: (order, { parts }) => ({ ...order, partsTakenOver: parts }) },
  deadlines: [],
};
