import { z } from 'zod';
import { moveFault } from '../../domain/master-data/owners';
import { localDate } from '../../domain/time/working-time';
import { Day, Id, ShortText } from '../../domain/values/field-schemas';
import { OrderNumber } from '../../domain/repair-order/number';
import type { StoredVehicle } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { entityTagOf, IdParams } from '../http/fields';
import { runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { vehicleBody, VehicleReply } from './vehicle-replies';

const Move = z.strictObject({
  customerId: Id,
  reason: ShortText,
  day: Day.meta({ description: 'on which it went to the new owner; today or before' }),
});

const MovedVehicle = z
  .object({
    vehicle: VehicleReply,
    openOrders: z
      .array(OrderNumber)
      .meta({ description: 'visits that are open: they stay with the customer who ordered them and pays' }),
  })
  .meta({ id: 'MovedVehicle' });

/** More than one car ever has open. */
const MAX_OPEN = 20;

export const vehicleOwnerEndpoints = ({ repositories }: Context): readonly Endpoint[] => {
  const { customers, vehicles, repairOrders, requests } = repositories;

  const replyWith = async (store: string, vehicle: StoredVehicle) => {
    const open = await repairOrders.list({
      store,
      vehicles: await vehicles.idsOf(store, vehicle._id),
      open: true,
      limit: MAX_OPEN,
    });
    const body = { vehicle: await vehicleBody(repositories, vehicle), openOrders: open.map(({ _id }) => _id) };
    return { status: 200 as const, headers: { ETag: entityTagOf(vehicle.version) }, body };
  };

  return [
    endpoint({
      operation: 'moveVehicle',
      method: 'post',
      path: '/vehicles/:id/owner',
      tag: 'master data',
      summary:
        'The car goes to another owner; whose it was is kept. A visit that is open stays with its customer. Needs If-Match',
      params: IdParams,
      body: Move,
      keyed: true,
      versioned: true,
      problems: ['recordMerged', 'customerErased', 'ownerUnchanged', 'moveInFuture', 'moveTooEarly'],
      replies: { 200: { description: 'moved', body: MovedVehicle, headers: { ETag: 'its version' } } },
      handle: async ({ params: { id }, body, session, actor, key, version }) =>
        runIdempotently(requests, {
          session,
          operation: 'moveVehicle',
          key,
          content: { id, ...body },
          effect: async ({ request }) => {
            const { store, zone } = session;
            const { customerId, reason, day } = body;
            const vehicle = await vehicles.findExact(store, id);
            if (!vehicle) throw new Problem('notFound');
            if (vehicle.mergedInto) throw new Problem('recordMerged', { into: vehicle.mergedInto });
            const formerOwners = vehicle.formerOwners ?? [];
            // the process died after the move and before the answer
            if (formerOwners.some((owner) => owner.request === request)) return replyWith(store, vehicle);
            const owner = await customers.find(store, customerId);
            if (!owner) throw new Problem('notFound', { missing: 'customer' });
            if (owner.erasedAt) throw new Problem('customerErased');
            const survivorOf = await customers.survivorIdsOf([vehicle.customer]);
            const at = Date.now();
            const move = { to: owner._id, day, today: localDate(zone, at) };
            const fault = moveFault({ customer: survivorOf(vehicle.customer), formerOwners }, move);
            if (fault) throw new Problem(fault);
            const former = { customer: vehicle.customer, until: day, reason, by: actor, at, request };
            const change = { customer: owner._id, formerOwners: [...formerOwners, former] };
            const moved = await vehicles.replace(store, id, version, change, { by: actor, at });
            if (!moved) throw new Problem('versionStale');
            return replyWith(store, moved);
          },
        }),
    }),
  ];
};
