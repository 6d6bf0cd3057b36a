import { isDuplicate } from '../duplicates';
import { above, oneOf } from '../filters';
import type { Models, StoredVehicle } from '../models';
import { lookupsOf } from '../personal-data/lookups';
import { sealedVehicles } from '../personal-data/personal-fields';
import { mergingIn } from './merging';
import { foldedVehicle, vehicleColumns } from './search-columns';
import { recordsWith, searchRecords, type Searchable } from './searching';
import { versionedIn, type Authorship, type Content } from './versioned';

interface Listed {
  readonly store: string;
  readonly plate?: string | undefined;
  /** Whose they are: every id of one customer. */
  readonly customers?: readonly string[] | undefined;
  /** The id the page before ended with. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Another vehicle of the store has this plate. */
export class PlateTaken extends Error {}

async function plateTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw isDuplicate(error) ? new PlateTaken() : error;
  }
}

/** How vehicles are kept, and found. */
export function keptVehicles(models: Models) {
  const derive = vehicleColumns(models);
  const versioned = versionedIn('vehicles', models.vehicles, models.formerVersions, {
    derive,
    keeping: sealedVehicles(models),
  });
  const { opened } = versioned.kept;
  const searchable: Searchable<StoredVehicle> = { models, records: models.vehicles, opened, foldedOf: foldedVehicle };
  return { versioned, searchable };
}

export const vehiclesIn = (models: Models) => {
  const { vehicles } = models;
  const { versioned, searchable } = keptVehicles(models);
  const {
    kept: { opened },
    ...records
  } = versioned;
  const merging = mergingIn(vehicles, versioned);
  const keysOf = async (
    store: string,
    kind: 'plate' | 'vin',
    values: readonly string[],
  ): Promise<readonly string[]> => {
    const { whole } = await lookupsOf(models, store);
    return values.map((value) => whole(kind, value));
  };

  /** These vehicles by the ids that were asked for; for a merged one the vehicle that answers for it. */
  const byIds = async (ids: readonly string[]): Promise<ReadonlyMap<string, StoredVehicle>> => {
    const found = new Map<string, StoredVehicle>();
    for (const record of await opened(await vehicles.find({ _id: oneOf(ids) }).lean<StoredVehicle[]>())) {
      const vehicle = await merging.survivorOf(record);
      if (vehicle) found.set(record._id, vehicle);
    }
    return found;
  };

  return {
    ...records,
    ...merging,

    byIds,

    /** Without those that were merged into others. */
    all: async (store: string) =>
      opened(await vehicles.find({ store, mergedInto: null }).sort({ _id: 1 }).lean<StoredVehicle[]>()),

    /** Without those that were merged into others. */
    list: async ({ store, plate, customers, after, limit }: Listed) =>
      opened(
        await vehicles
          .find({
            store,
            mergedInto: null,
            ...(plate !== undefined && { plateKey: (await keysOf(store, 'plate', [plate]))[0]! }),
            ...(customers !== undefined && { customer: oneOf(customers) }),
            ...(after !== undefined && { _id: above(after) }),
          })
          .sort({ _id: 1 })
          .limit(limit)
          .lean<StoredVehicle[]>(),
      ),

    /** Of whoever has one of these ids, without those that were merged into others. */
    ofCustomers: async (store: string, customers: readonly string[]) =>
      opened(await vehicles.find({ store, customer: oneOf(customers), mergedInto: null }).lean<StoredVehicle[]>()),

    /** By parts of plate or VIN, the best first. */
    search: (store: string, terms: readonly string[], limit: number) =>
      searchRecords(searchable, merging, { store, terms, limit }),

    /** With one of these values as plate or VIN, also those that were merged into others. */
    alike: (store: string, values: readonly string[]) => recordsWith(searchable, store, values),

    /** The vehicle as added; what was added under this id before stays as it is. Throws PlateTaken. */
    add: async (vehicle: StoredVehicle): Promise<StoredVehicle> => {
      await versioned.addMany([vehicle]);
      const kept = await versioned.find(vehicle.store, vehicle._id);
      if (!kept) throw new PlateTaken();
      return kept;
    },

    /** The vehicle after the change; null when this version is not the newest any more. Throws PlateTaken. */
    replace: (
      store: string,
      id: string,
      version: number,
      change: Partial<Content<StoredVehicle>>,
      author: Authorship,
    ) => plateTaken(versioned.replace(store, id, version, change, author)),

    /** As of every record that can be merged; throws PlateTaken when another vehicle has got the plate meanwhile. */
    unmerge: (store: string, id: string, author: Authorship) => plateTaken(merging.unmerge(store, id, author)),

    /** Without those that were merged into others. */
    byPlates: async (store: string, plates: readonly string[]) =>
      opened(
        await vehicles
          .find({ store, plateKey: oneOf(await keysOf(store, 'plate', plates)), mergedInto: null })
          .lean<StoredVehicle[]>(),
      ),

    /** Without those that were merged into others. */
    byVins: async (store: string, vins: readonly string[]) =>
      opened(
        await vehicles
          .find({ store, vinKey: oneOf(await keysOf(store, 'vin', vins)), mergedInto: null })
          .lean<StoredVehicle[]>(),
      ),

    /** Plate and model by vehicle id, for lists of processes; the workflows do not know them. */
    carsOf: async (ids: readonly string[]) => {
      const cars = await byIds(ids);
      return (id: string | undefined) => {
        const { plate = null, model = null } = cars.get(id ?? '') ?? {};
        return { plate, model };
      };
    },
  };
};
