import type { RowFault } from '../../../domain/imports/fault';
import { Vehicle } from '../../../domain/master-data/vehicle';
import { PlateTaken, type StoredVehicle, type StoredVersion } from '../../mongo/repositories';
import type { Authorship } from '../../mongo/repositories/versioned';
import { recordIdOf } from '../record-ids';
import {
  byNatural,
  changedMeanwhile,
  rowFault,
  survivorsOf,
  type ImportTarget,
  type KnownRecord,
  type RecordWrite,
  type TargetContext,
} from '../target';
import { findOwners } from './owners';

type Content = Omit<StoredVehicle, keyof StoredVersion>;
const { customerId: _customerId, ...own } = Vehicle.shape;
const names = ['customer', ...(Object.keys(own) as (keyof typeof own)[])] as const;
const known = (stored: StoredVehicle): KnownRecord => ({
  id: stored._id,
  version: stored.version,
  fields: Object.fromEntries(names.map((name) => [name, stored[name]])),
});
const plateTaken = rowFault('takenInStore', 'plate');

/** What of these is another vehicle's already. */
async function takenBy(
  { repositories: { vehicles }, store }: TargetContext,
  writes: readonly RecordWrite[],
): Promise<ReadonlyMap<number, RowFault>> {
  const valuesOf = (field: string): readonly string[] =>
    writes.map(({ fields }) => fields[field]).filter((value) => typeof value === 'string');
  const [plates, vins] = await Promise.all([
    vehicles.byPlates(store, valuesOf('plate')),
    vehicles.byVins(store, valuesOf('vin')),
  ]);
  const faults = new Map<number, RowFault>();
  for (const [place, { id, fields }] of writes.entries()) {
    const others = (found: readonly StoredVehicle[], field: 'plate' | 'vin'): boolean =>
      fields[field] !== undefined && found.some((one) => one._id !== id && one[field] === fields[field]);
    if (others(vins, 'vin')) faults.set(place, rowFault('takenInStore', 'vin'));
    else if (others(plates, 'plate')) faults.set(place, plateTaken);
  }
  return faults;
}

/** Whose a car was before, and now the one who has it. */
async function formerOwners(
  { repositories: { vehicles }, store, today, run }: TargetContext,
  id: string,
  { by, at }: Authorship,
): Promise<Pick<StoredVehicle, 'formerOwners'>> {
  const vehicle = await vehicles.findExact(store, id);
  if (!vehicle) return {};
  const last = { customer: vehicle.customer, until: today, reason: '数据导入', by, at, request: run };
  return { formerOwners: [...(vehicle.formerOwners ?? []), last] };
}

/** I-02: cars, known again by their VIN; the plate belongs to one car of a store. */
export function vehicleTarget(context: TargetContext): ImportTarget<'vehicles'> {
  const { repositories, store } = context;
  const { vehicles } = repositories;
  return {
    fieldsOf: async (rows) => {
      const owners = await findOwners(
        context,
        rows.map(({ record: { owner } }) => owner),
      );
      return rows.map(({ record: { owner: _owner, ...fields } }, place) => {
        const customer = owners[place];
        return typeof customer === 'object' ? customer : { ...fields, customer };
      });
    },
    fieldOf: { ownerExternalId: 'customer', ownerPhone: 'customer' },
    newId: (linkId) => recordIdOf('V', linkId),
    among: async (ids) => {
      const found = await survivorsOf(vehicles, await vehicles.among(store, ids));
      return new Map([...found].map(([id, one]) => [id, known(one)]));
    },
    alike: async (rows) => {
      const found = await vehicles.byVins(
        store,
        rows.map(({ record: { vin } }) => vin),
      );
      return byNatural(found.map(known), ({ fields }) => String(fields['vin']));
    },
    faultsOf: (writes) => takenBy(context, writes),
    add: async (writes, { by, at }) => {
      const refused = await vehicles.addMany(
        writes.map(({ id, fields }) => ({
          ...(fields as unknown as Content),
          _id: id,
          mergedInto: null,
          formerOwners: [],
          store,
          version: 1,
          changedBy: by,
          updatedAt: at,
        })),
      );
      if (refused.size === 0) return new Map();
      // one that is there has been added before; one that is not has a plate that somebody else was given meanwhile
      const there = await vehicles.among(
        store,
        [...refused].map((place) => writes[place]?.id ?? ''),
      );
      const missing = [...refused].filter((place) => !there.has(writes[place]?.id ?? ''));
      return new Map(missing.map((place) => [place, plateTaken]));
    },
    replace: async ({ id, version }, fields, author) => {
      try {
        const moved = fields['customer'] === undefined ? {} : await formerOwners(context, id, author);
        const changed = await vehicles.replace(store, id, version, { ...fields, ...moved }, author);
        return changed ? undefined : changedMeanwhile;
      } catch (error) {
        if (error instanceof PlateTaken) return plateTaken;
        throw error;
      }
    },
  };
}
