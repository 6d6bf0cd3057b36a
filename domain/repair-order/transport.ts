import { reject } from '../kernel/rejection';
import type { CommandOf } from './commands';
import { updateWhere } from '../kernel/command-rule';
import { beforeDeparture } from './types';
import { z } from 'zod';
import type { CommandDeclarations } from '../kernel/slice';
import { Id, LocalId, ShortText, payload } from '../values/field-schemas';
import { advisor } from './roles';
import type { OrderSlice } from './types';

const transportCommands = {
  offerTransport: {
    path: 'transport-offers',
    roles: advisor,
    payload: payload(
      { accepted: z.boolean(), kilometres: z.int().min(0).max(500) },
      'B-27: door-to-door pick-up or delivery was offered',
    ),
  },
  assignDriver: {
    path: 'transports',
    roles: advisor,
    payload: payload(
      { transportId: LocalId, task: z.enum(['pickup', 'delivery', 'roadAssistance']), driver: Id },
      'B-28: give a driver a pick-up, delivery or road-assistance task',
    ),
  },
  recordVehicleHandover: {
    path: 'transports/:transportId/handovers',
    roles: ['driver', 'serviceAdvisor'],
    payload: payload(
      { transportId: LocalId, end: z.enum(['taken', 'given']), counterpart: ShortText },
      'B-28: the vehicle changed hands at one end of a transport',
    ),
  },
} as const satisfies CommandDeclarations;

export type TransportCommand = 'offerTransport' | 'assignDriver' | 'recordVehicleHandover';

export interface TransportEvents {
  readonly transportOffered: { readonly accepted: boolean; readonly kilometres: number; readonly free: boolean };
  readonly driverAssigned: Pick<CommandOf<'assignDriver'>, 'transportId' | 'task' | 'driver'>;
  readonly vehicleHandedOver: Pick<CommandOf<'recordVehicleHandover'>, 'transportId' | 'end' | 'counterpart'>;
}

export const transportSlice: OrderSlice<typeof transportCommands, TransportEvents> = {
  commands: transportCommands,
  rules: {
    offerTransport: {
      during: beforeDeparture,
      decide: ({ customer, policy }, { accepted, kilometres }) => [
        {
          type: 'transportOffered',
          accepted,
          kilometres,
          free: customer.goldCard && kilometres <= policy.goldCardPickupKilometres,
        },
      ],
    },
    assignDriver: {
      during: beforeDeparture,
      decide: ({ transports }, { transportId, task, driver }) =>
        transports.some((known) => known.transportId === transportId)
          ? []
          : [{ type: 'driverAssigned', transportId, task, driver }],
    },
    recordVehicleHandover: {
      during: beforeDeparture,
      decide: ({ transports }, { transportId, end, counterpart }) => {
        const transport =
          transports.find((known) => known.transportId === transportId) ?? reject('unknownTransport', { transportId });
        return transport[end] ? [] : [{ type: 'vehicleHandedOver', transportId, end, counterpart }];
      },
    },
  },
  evolve: {
    transportOffered: (order) => order,
    driverAssigned: (order, { transportId, driver }) => ({
      ...order,
      transports: [...order.transports, { transportId, driver, taken: false, given: false }],
    }),
    vehicleHandedOver: (order, { transportId, end }) => ({
      ...order,
      transports: updateWhere(
        order.transports,
        (known) => known.transportId === transportId,
        () => ({ [end]: true }),
      ),
    }),
  },
  deadlines: [],
};
