import { reject } from '../kernel/rejection';
import type { CommandOf } from './commands';
import { beforeDeparture, changed, type CommandRules } from './types';
import type { Evolvers } from './state';

export type TransportCommand = 'offerTransport' | 'assignDriver' | 'recordVehicleHandover';

export interface TransportEvents {
  readonly transportOffered: { readonly accepted: boolean; readonly kilometres: number; readonly free: boolean };
  readonly driverAssigned: Pick<CommandOf<'assignDriver'>, 'transportId' | 'task' | 'driver'>;
  readonly vehicleHandedOver: Pick<CommandOf<'recordVehicleHandover'>, 'transportId' | 'end' | 'counterpart'>;
}

export const transportSteps: CommandRules<TransportCommand> = {
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
};

export const transportEvolvers: Evolvers<TransportEvents> = {
  transportOffered: (order) => order,
  driverAssigned: (order, { transportId, driver }) => ({
    ...order,
    transports: [...order.transports, { transportId, driver, taken: false, given: false }],
  }),
  vehicleHandedOver: (order, { transportId, end }) => ({
    ...order,
    transports: changed(
      order.transports,
      (known) => known.transportId === transportId,
      () => ({ [end]: true }),
    ),
  }),
};
