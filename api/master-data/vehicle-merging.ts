import { z } from 'zod';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { entityTagOf, IdParams } from '../http/fields';
import { Problem } from '../http/problems';
import { assertMerged, MergeBody, mergeFields, mergeOf } from './merging';
import { changedReplies } from './replies';
import { vehicleBodies, vehicleBody, VehicleReply } from './vehicle-replies';
import { takenAsProblem } from './vehicles';

const tag = 'master data';

const VehicleDoubles = z
  .object({
    items: z.array(VehicleReply).meta({ description: 'vehicles with the same VIN' }),
    merged: z
      .array(z.object({ vehicle: VehicleReply, ...mergeFields }))
      .meta({ description: 'the vehicles that this one answers for, as they were' }),
  })
  .meta({ id: 'VehicleDoubles' });

export const vehicleMergingEndpoints = ({ repositories }: Context): readonly Endpoint[] => {
  const { vehicles } = repositories;
  return [
    endpoint({
      operation: 'listVehicleDoubles',
      method: 'get',
      path: '/vehicles/:id/doubles',
      tag,
      summary: 'Which vehicles are the same car by their VIN, and which were merged into this one',
      params: IdParams,
      replies: { 200: { description: 'both lists', body: VehicleDoubles } },
      handle: async ({ params: { id }, session: { store } }) => {
        const vehicle = await vehicles.find(store, id);
        if (!vehicle) throw new Problem('notFound');
        const alike = await vehicles.alike(store, [vehicle.vin]);
        const doubles = alike.filter(({ _id, mergedInto }) => _id !== vehicle._id && !mergedInto);
        const merged = await vehicles.mergedInto(store, [vehicle._id]);
        const bodies = await vehicleBodies(repositories, merged);
        return {
          status: 200,
          body: {
            items: await vehicleBodies(repositories, doubles),
            merged: merged.flatMap((one, at) => {
              const body = bodies[at];
              return body ? [{ vehicle: body, ...mergeOf(one) }] : [];
            }),
          },
        };
      },
    }),
    endpoint({
      operation: 'mergeVehicle',
      method: 'post',
      path: '/vehicles/:id/merge',
      tag,
      summary:
        'Two records are one car, which its VIN says: `into` stays and answers for this one from now on, with its visits. Doing it again changes nothing',
      params: IdParams,
      body: MergeBody,
      problems: ['mergeIntoItself', 'mergedAlready', 'vinDiffers', 'requestRunning'],
      replies: changedReplies(VehicleReply),
      handle: async ({ params: { id }, body: { into }, session: { store }, actor }) => {
        const [one, other] = await Promise.all([vehicles.findExact(store, id), vehicles.findExact(store, into)]);
        if (!one || !other) throw new Problem('notFound');
        if (one.vin !== other.vin) throw new Problem('vinDiffers');
        assertMerged(await vehicles.merge(store, id, into, { by: actor, at: Date.now() }));
        const survivor = await vehicles.find(store, into);
        if (!survivor) throw new Problem('notFound');
        const headers = { ETag: entityTagOf(survivor.version) };
        return { status: 200, headers, body: await vehicleBody(repositories, survivor) };
      },
    }),
    endpoint({
      operation: 'unmergeVehicle',
      method: 'post',
      path: '/vehicles/:id/unmerge',
      tag,
      summary:
        'The merge was wrong: the vehicle answers for itself again, with the visits it had. Doing it again changes nothing',
      params: IdParams,
      problems: ['notFound', 'plateTaken', 'requestRunning'],
      replies: changedReplies(VehicleReply),
      handle: async ({ params: { id }, session: { store }, actor }) => {
        await takenAsProblem(() => vehicles.unmerge(store, id, { by: actor, at: Date.now() }));
        const vehicle = await vehicles.findExact(store, id);
        if (!vehicle) throw new Problem('notFound');
        if (vehicle.mergedInto) throw new Problem('requestRunning', {}, { 'Retry-After': '1' });
        const headers = { ETag: entityTagOf(vehicle.version) };
        return { status: 200, headers, body: await vehicleBody(repositories, vehicle) };
      },
    }),
  ];
};
