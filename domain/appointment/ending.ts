import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import type { CommandDeclarations } from '../kernel/slice';
import { OrderNumber } from '../repair-order/number';
import { LongText, payload } from '../values/field-schemas';
import { isLate, withDepositDue } from './deposit-end';
import { checkCutOff } from './customer-limits';
import { bookers } from './roles';
import { expectedStages } from './stage';
import type { AppointmentSlice } from './types';

const CalledOffBy = z.enum(['customer', 'shop']);

const endingCommands = {
  callOff: {
    path: 'cancellation',
    roles: [...bookers, 'serviceManager', 'customer'],
    payload: payload({ calledOffBy: CalledOffBy, reason: LongText }, 'A-21: the appointment is cancelled'),
  },
  noteVisit: {
    roles: ['system'],
    payload: payload({ order: OrderNumber }, 'The repair order tells it; there is no endpoint for it'),
  },
} as const satisfies CommandDeclarations;

const endingEvents = {
  appointmentCalledOff: z.object({
    calledOffBy: CalledOffBy,
    reason: z.string(),
    reservationId: z.string().nullable(),
  }),
  customerArrived: z.object({ order: z.string() }),
};
export type EndingEvents = EventsOf<typeof endingEvents>;

/** how an appointment ends, but for the one whose customer does not come. What it kept of a day is free again, unless the car is here. */
export const endingSlice: AppointmentSlice<typeof endingCommands, typeof endingEvents> = {
  commands: endingCommands,
  events: endingEvents,
  rules: {
    callOff: {
      during: ['arranging', ...expectedStages],
      decide: (appointment, { calledOffBy, reason, by }, at) => {
        checkCutOff(appointment, by, at);
        // whoever holds the link speaks for nobody else
        const who = by.role === 'customer' ? 'customer' : calledOffBy;
        const reservationId = appointment.slot?.reservationId ?? null;
        return [{ type: 'appointmentCalledOff', calledOffBy: who, reason, reservationId }];
      },
    },
    noteVisit: {
      during: ['arranging', ...expectedStages, 'noShow'],
      decide: ({ order }, command) =>
        order === command.order ? [] : [{ type: 'customerArrived', order: command.order }],
    },
  },
  evolve: {
    appointmentCalledOff: (appointment, { calledOffBy, by, at }) => {
      const ofCustomer = isLate(appointment, at) ? 'cancelledLate' : 'cancelledInTime';
      const because = calledOffBy === 'shop' ? 'cancelledByShop' : ofCustomer;
      const { slot: _slot, ...ended } = withDepositDue(appointment, because, by, at);
      return { ...ended, stage: 'calledOff', closedAt: at };
    },
    customerArrived: (appointment, { order, at }) => ({ ...appointment, stage: 'arrived', order, closedAt: at }),
  },
  deadlines: [],
};
