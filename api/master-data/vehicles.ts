import { z } from 'zod';
import { Plate, Vehicle } from '../../domain/master-data/vehicle';
import { widestView } from '../../domain/repair-order/access';
import { Id } from '../../domain/values/field-schemas';
import { PlateTaken } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Cursor, entityTagOf, IdParams, idOfCursor, Limit, pageOf, pageSchema } from '../http/fields';
import { idMadeBy, runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { externalIdQuery, recordOfExternal } from './external-ids';
import { changedReplies, createdReplies } from './replies';
import { SearchQuery } from './search-query';
import {
  vehicleBodies,
  vehicleBody,
  vehicleFieldsOf,
  VehicleReply,
  ReadVehicle,
  withoutOwners,
} from './vehicle-replies';
import { versionsBody, versionsReplies } from './versions';

const tag = 'master data';

export async function takenAsProblem<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof PlateTaken) throw new Problem('plateTaken');
    throw error;
  }
}

export const vehicleEndpoints = ({ repositories }: Context): readonly Endpoint[] => {
  const { customers, vehicles, requests } = repositories;
  return [
    endpoint({
      operation: 'listVehicles',
      method: 'get',
      path: '/vehicles',
      tag,
      summary:
        'Vehicles of the store, by plate (exact) or customer if given; by `search` (parts of plate or VIN) the best matches, on one page; by `externalId` the one that another system calls so',
      query: z.strictObject({
        plate: Plate.optional(),
        search: SearchQuery.optional(),
        ...externalIdQuery,
        customerId: Id.optional(),
        cursor: Cursor.optional(),
        limit: Limit,
      }),
      replies: { 200: { description: 'a page', body: pageSchema(VehicleReply) } },
      handle: async ({
        query: { plate, search, externalId, system, customerId, cursor, limit },
        session: { store },
      }) => {
        if (externalId !== undefined) {
          const id = await recordOfExternal(repositories, store, 'vehicles', { system, id: externalId });
          const known = id === undefined ? null : await vehicles.find(store, id);
          const items = await vehicleBodies(repositories, known ? [known] : []);
          return { status: 200, body: { items, nextCursor: null } };
        }
        const owner = customerId === undefined ? undefined : await customers.idsOf(store, customerId);
        if (search) {
          const found = await vehicles.search(store, search, limit);
          const wanted = found.filter(
            (one) => (plate ?? one.plate) === one.plate && (owner?.includes(one.customer) ?? true),
          );
          return { status: 200, body: { items: await vehicleBodies(repositories, wanted), nextCursor: null } };
        }
        const after = cursor === undefined ? undefined : idOfCursor(cursor);
        const rows = await vehicles.list({ store, plate, customers: owner, after, limit: limit + 1 });
        const { items, nextCursor } = pageOf(rows, limit);
        return { status: 200, body: { items: await vehicleBodies(repositories, items), nextCursor } };
      },
    }),
    endpoint({
      operation: 'createVehicle',
      method: 'post',
      path: '/vehicles',
      tag,
      summary: 'I-01, I-02: add a vehicle; plate and VIN are checked',
      body: Vehicle,
      keyed: true,
      problems: ['notFound', 'plateTaken', 'customerErased'],
      replies: createdReplies(VehicleReply, 'created; `warnings` names a VIN whose check digit differs'),
      handle: ({ body, session, actor, key }) =>
        runIdempotently(requests, {
          session: session,
          operation: 'createVehicle',
          key,
          content: body,
          effect: async (reservation) => {
            const { customerId, ...rest } = body;
            const { store } = session;
            const owner = await customers.find(store, customerId);
            if (!owner) throw new Problem('notFound', { missing: 'customer' });
            if (owner.erasedAt) throw new Problem('customerErased');
            const made = {
              _id: `V-${idMadeBy(reservation, body)}`,
              store,
              version: 1,
              customer: owner._id,
              ...rest,
              changedBy: actor,
              updatedAt: Date.now(),
            };
            const vehicle = await takenAsProblem(() => vehicles.add(made));
            const headers = { ETag: entityTagOf(vehicle.version), Location: `/api/v1/vehicles/${vehicle._id}` };
            return { status: 201 as const, headers, body: await vehicleBody(repositories, vehicle) };
          },
        }),
    }),
    endpoint({
      operation: 'readVehicle',
      method: 'get',
      path: '/vehicles/:id',
      tag,
      summary: 'One vehicle; for one that was merged into another, that one',
      params: IdParams,
      replies: changedReplies(ReadVehicle),
      handle: async ({ params: { id }, session: { store, roles } }) => {
        const vehicle = await vehicles.find(store, id);
        if (!vehicle) throw new Problem('notFound');
        const body = await vehicleBody(repositories, vehicle);
        const told = widestView(roles) === 'whole' ? body : withoutOwners(body);
        return { status: 200, headers: { ETag: entityTagOf(vehicle.version) }, body: told };
      },
    }),
    endpoint({
      operation: 'readVehicleVersions',
      method: 'get',
      path: '/vehicles/:id/versions',
      tag,
      summary: 'L-40: who changed this vehicle, when, and what: before and after; of a merged one its own changes',
      params: IdParams,
      problems: ['notFound'],
      replies: versionsReplies,
      handle: async ({ params: { id }, session }) => ({
        status: 200,
        body: versionsBody(await vehicles.versions(session.store, id), vehicleFieldsOf),
      }),
    }),
    endpoint({
      operation: 'updateVehicle',
      method: 'put',
      path: '/vehicles/:id',
      tag,
      summary: 'Replace a vehicle, but for its owner; needs If-Match',
      params: IdParams,
      body: Vehicle,
      versioned: true,
      problems: ['plateTaken', 'recordMerged', 'ownerNeedsMove'],
      replies: changedReplies(VehicleReply),
      handle: async ({ params: { id }, body, session: { store }, actor, version }) => {
        const { customerId, ...rest } = body;
        const before = await vehicles.findExact(store, id);
        if (!before) throw new Problem('notFound');
        if (before.mergedInto) throw new Problem('recordMerged', { into: before.mergedInto });
        if (!(await customers.has(store, customerId))) throw new Problem('notFound', { missing: 'customer' });
        const owners = await customers.idsOf(store, before.customer);
        if (!owners.includes(customerId)) throw new Problem('ownerNeedsMove');
        const author = { by: actor, at: Date.now() };
        const changed = await takenAsProblem(() => vehicles.replace(store, id, version, rest, author));
        if (!changed) throw new Problem('versionStale');
        const headers = { ETag: entityTagOf(changed.version) };
        return { status: 200, headers, body: await vehicleBody(repositories, changed) };
      },
    }),
  ];
};
