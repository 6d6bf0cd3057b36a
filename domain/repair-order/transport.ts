import { z } from 'zod';
import { updateWhere } from '../kernel/command-rule';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Id, LocalId, ShortText, payload } from '../values/field-schemas';
import { advisor } from './roles';
import { beforeDeparture } from './stage';
import type { OrderSlice } from './types';

/** B-28: a drive with the vehicle; at both ends it changes hands. */
export const Transport = z.object({ transportId: LocalId, driver: Id, taken: z.boolean(), given: z.boolean() });

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

const { assignDriver, recordVehicleHandover } = transportCommands;
const transportEvents = {
  transportOffered: z.object({ accepted: z.boolean(), kilometres: z.int(), free: z.boolean() }),
  driverAssigned: z.object(assignDriver.payload.shape),
  vehicleHandedOver: z.object(recordVehicleHandover.payload.shape),
};
export type TransportEvents = EventsOf<typeof transportEvents>;

export const transportSlice: OrderSlice<typeof transportCommands, typeof transportEvents> = {
  commands: transportCommands,
  events: transportEvents,
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
      targets: ({ transports }) =>
        transports.filter(({ taken, given }) => !(taken && given)).map(({ transportId }) => transportId),
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
