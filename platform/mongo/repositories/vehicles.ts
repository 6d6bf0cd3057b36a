import { ignoreDuplicates, isDuplicate } from '../duplicates';
import { above, oneOf } from '../filters';
import type { Models, StoredVehicle } from '../models';
import { mergingIn } from './merging';
import { vehicleSearchColumns } from './search-columns';
import { recordsWith, searchRecords } from './searching';
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

export const vehiclesIn = ({ vehicles, formerVersions }: Models) => {
  const versioned = versionedIn('vehicles', vehicles, formerVersions, { derive: vehicleSearchColumns });
  const merging = mergingIn(vehicles, versioned);

  /** These vehicles by the ids that were asked for; for a merged one the vehicle that answers for it. */
  const byIds = async (ids: readonly string[]): Promise<ReadonlyMap<string, StoredVehicle>> => {
    const found = new Map<string, StoredVehicle>();
    for (const record of await vehicles.find({ _id: oneOf(ids) }).lean<StoredVehicle[]>()) {
      const vehicle = await merging.survivorOf(record);
      if (vehicle) found.set(record._id, vehicle);
    }
    return found;
  };

  return {
    ...versioned,
    ...merging,

    byIds,

    /** Without those that were merged into others. */
    all: (store: string) => vehicles.find({ store, mergedInto: null }).sort({ _id: 1 }).lean<StoredVehicle[]>(),

    /** Without those that were merged into others. */
    list: ({ store, plate, customers, after, limit }: Listed) =>
      vehicles
        .find({
          store,
          mergedInto: null,
          ...(plate !== undefined && { plate }),
          ...(customers !== undefined && { customer: oneOf(customers) }),
          ...(after !== undefined && { _id: above(after) }),
        })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<StoredVehicle[]>(),

    /** Of whoever has one of these ids, without those that were merged into others. */
    ofCustomers: (store: string, customers: readonly string[]) =>
      vehicles.find({ store, customer: oneOf(customers), mergedInto: null }).lean<StoredVehicle[]>(),

    /** By parts of plate or VIN, the best first. */
    search: (store: string, terms: readonly string[], limit: number) =>
      searchRecords(vehicles, merging, { store, terms, limit }),

    /** With one of these values as plate or VIN, also those that were merged into others. */
    alike: (store: string, values: readonly string[]) => recordsWith(vehicles, store, values),

    /** The vehicle as added; what was added under this id before stays as it is. Throws PlateTaken. */
    add: async (vehicle: StoredVehicle): Promise<StoredVehicle> => {
      await ignoreDuplicates(vehicles.create({ ...vehicle, ...(await vehicleSearchColumns(vehicle)) }));
      const kept = await vehicles.findOne({ _id: vehicle._id }).lean<StoredVehicle>();
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
    byPlates: (store: string, plates: readonly string[]) =>
      vehicles.find({ store, plate: oneOf(plates), mergedInto: null }).lean<StoredVehicle[]>(),

    /** Without those that were merged into others. */
    byVins: (store: string, vins: readonly string[]) =>
      vehicles.find({ store, vin: oneOf(vins), mergedInto: null }).lean<StoredVehicle[]>(),

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
