import { z } from 'zod';
import { Plate, Vehicle } from '../../domain/master-data/vehicle';
import { widestView } from '../../domain/repair-order/access';
import { Day, Id, StoredInstant } from '../../domain/values/field-schemas';
import { foldPlate, hasValidCheckDigit } from '../../domain/values/vehicle';
import { PlateTaken, type StoredVehicle } from '../../platform/mongo/repositories';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Cursor, entityTagOf, IdParams, idOfCursor, Limit, pageOf, pageSchema } from '../http/fields';
import { idMadeBy, runIdempotently } from '../http/idempotency';
import { Problem } from '../http/problems';
import { changedReplies, createdReplies } from './replies';
import { versionsBody, versionsReplies } from './versions';

const Search = z.string().trim().min(1).max(12).transform(foldPlate);

/** As it is told: what is kept may be older than the present rules for what is sent in. */
const VehicleReply = z
  .object({
    id: z.string(),
    customerId: z.string(),
    version: z.int(),
    plate: z.string(),
    vin: z.string(),
    model: z.string(),
    type: z.string(),
    odometer: z.int(),
    maintenanceCycleKilometres: z.int(),
    maintenanceCycleMonths: z.int(),
    nextMaintenanceDay: Day.nullable(),
    nextMaintenanceKilometres: z.int().nullable(),
    boughtOn: Day.nullable(),
    updatedAt: StoredInstant,
    warnings: z.array(z.enum(['vinCheckDigitDiffers'])),
  })
  .meta({ id: 'Vehicle' });

/** M-03: whoever works on the car, and reads nothing of whose it is, is not told. */
const ReadVehicle = VehicleReply.extend({
  customerId: z.string().nullable().meta({ description: 'null for whoever does not read whose car it is' }),
}).meta({ id: 'ReadVehicle' });

/** A VIN whose check digit differs is kept, because many imports lack one, but it is said. */
const bodyOf = ({ _id, store: _store, changedBy: _changedBy, customer, ...rest }: StoredVehicle) => ({
  id: _id,
  customerId: customer,
  ...rest,
  warnings: hasValidCheckDigit(rest.vin) ? [] : (['vinCheckDigitDiffers'] as const),
});

/** What a change can change. */
function fieldsOf(vehicle: StoredVehicle) {
  const { id: _id, version: _version, updatedAt: _updatedAt, warnings: _warnings, ...fields } = bodyOf(vehicle);
  return fields;
}

const tag = 'master data';

async function takenAsProblem<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof PlateTaken) throw new Problem('plateTaken');
    throw error;
  }
}

export const vehicleEndpoints = ({ repositories: { customers, vehicles, requests } }: Context): readonly Endpoint[] => [
  endpoint({
    operation: 'listVehicles',
    method: 'get',
    path: '/vehicles',
    tag,
    summary: 'Vehicles of the store, by plate (exact), beginning of the plate (`search`) or customer if given',
    query: z.strictObject({
      plate: Plate.optional(),
      search: Search.optional(),
      customerId: Id.optional(),
      cursor: Cursor.optional(),
      limit: Limit,
    }),
    replies: { 200: { description: 'a page', body: pageSchema(VehicleReply) } },
    handle: async ({ query: { plate, search, customerId, cursor, limit }, session }) => {
      const rows = await vehicles.list({
        store: session.store,
        plate,
        search,
        customer: customerId,
        after: cursor === undefined ? undefined : idOfCursor(cursor),
        limit: limit + 1,
      });
      const { items, nextCursor } = pageOf(rows, limit);
      return { status: 200, body: { items: items.map(bodyOf), nextCursor } };
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
    problems: ['notFound', 'plateTaken'],
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
          if (!(await customers.has(store, customerId))) throw new Problem('notFound', { missing: 'customer' });
          const made = {
            _id: `V-${idMadeBy(reservation, body)}`,
            store,
            version: 1,
            customer: customerId,
            ...rest,
            changedBy: actor,
            updatedAt: Date.now(),
          };
          const vehicle = await takenAsProblem(() => vehicles.add(made));
          const headers = { ETag: entityTagOf(vehicle.version), Location: `/api/v1/vehicles/${vehicle._id}` };
          return { status: 201 as const, headers, body: bodyOf(vehicle) };
        },
      }),
  }),
  endpoint({
    operation: 'readVehicle',
    method: 'get',
    path: '/vehicles/:id',
    tag,
    summary: 'One vehicle',
    params: IdParams,
    replies: changedReplies(ReadVehicle),
    handle: async ({ params: { id }, session: { store, roles } }) => {
      const vehicle = await vehicles.find(store, id);
      if (!vehicle) throw new Problem('notFound');
      const body = bodyOf(vehicle);
      const told = widestView(roles) === 'whole' ? body : { ...body, customerId: null };
      return { status: 200, headers: { ETag: entityTagOf(vehicle.version) }, body: told };
    },
  }),
  endpoint({
    operation: 'readVehicleVersions',
    method: 'get',
    path: '/vehicles/:id/versions',
    tag,
    summary: 'L-40: who changed this vehicle, when, and what: before and after',
    params: IdParams,
    problems: ['notFound'],
    replies: versionsReplies,
    handle: async ({ params: { id }, session }) => ({
      status: 200,
      body: versionsBody(await vehicles.versions(session.store, id), fieldsOf),
    }),
  }),
  endpoint({
    operation: 'updateVehicle',
    method: 'put',
    path: '/vehicles/:id',
    tag,
    summary: 'Replace a vehicle; needs If-Match',
    params: IdParams,
    body: Vehicle,
    versioned: true,
    problems: ['plateTaken'],
    replies: changedReplies(VehicleReply),
    handle: async ({ params: { id }, body, session, actor, version }) => {
      const { store } = session;
      const { customerId, ...rest } = body;
      if (!(await customers.has(store, customerId))) throw new Problem('notFound', { missing: 'customer' });
      const author = { by: actor, at: Date.now() };
      const changed = await takenAsProblem(() =>
        vehicles.replace(store, id, version, { ...rest, customer: customerId }, author),
      );
      if (changed) return { status: 200, headers: { ETag: entityTagOf(version + 1) }, body: bodyOf(changed) };
      throw new Problem((await vehicles.has(store, id)) ? 'versionStale' : 'notFound');
    },
  }),
];
