import { ignoreDuplicates, isDuplicate } from '../duplicates';
import { above, oneOf, startingWith } from '../filters';
import type { Models, StoredVehicle } from '../models';
import { versionedIn, type Authorship, type Content } from './versioned';

interface Listed {
  readonly store: string;
  readonly plate?: string | undefined;
  /** How the plate begins. */
  readonly search?: string | undefined;
  readonly customer?: string | undefined;
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
  const versioned = versionedIn('vehicles', vehicles, formerVersions);
  return {
    ...versioned,

    list: ({ store, plate, search, customer, after, limit }: Listed) =>
      vehicles
        .find({
          store,
          ...(search !== undefined && { plate: startingWith(search) }),
          ...(plate !== undefined && { plate }),
          ...(customer !== undefined && { customer }),
          ...(after !== undefined && { _id: above(after) }),
        })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<StoredVehicle[]>(),

    /** The vehicle as added; what was added under this id before stays as it is. Throws PlateTaken. */
    add: async (vehicle: StoredVehicle): Promise<StoredVehicle> => {
      await ignoreDuplicates(vehicles.create(vehicle));
      const kept = await vehicles.findOne({ _id: vehicle._id }).lean<StoredVehicle>();
      if (!kept) throw new PlateTaken();
      return kept;
    },

    /** The vehicle after the change; null when this version is not the newest any more. Throws PlateTaken. */
    replace: (store: string, id: string, version: number, change: Content<StoredVehicle>, author: Authorship) =>
      plateTaken(versioned.replace(store, id, version, change, author)),

    byPlates: (store: string, plates: readonly string[]) =>
      vehicles.find({ store, plate: oneOf(plates) }).lean<StoredVehicle[]>(),

    byVins: (store: string, vins: readonly string[]) =>
      vehicles.find({ store, vin: oneOf(vins) }).lean<StoredVehicle[]>(),

    byIds: async (ids: readonly string[]): Promise<ReadonlyMap<string, StoredVehicle>> => {
      const found = await vehicles.find({ _id: oneOf(ids) }).lean<StoredVehicle[]>();
      return new Map(found.map((vehicle) => [vehicle._id, vehicle]));
    },

    /** Plate and model by vehicle id, for lists of processes; the workflows do not know them. */
    carsOf: async (ids: readonly string[]) => {
      const found = await vehicles.find({ _id: oneOf(ids) }, { plate: 1, model: 1 }).lean<StoredVehicle[]>();
      const cars = new Map(found.map(({ _id, plate, model }) => [_id, { plate, model }]));
      return (id: string | undefined) => cars.get(id ?? '') ?? { plate: null, model: null };
    },

    idsByPlate: async (store: string, beginning: string): Promise<readonly string[]> => {
      const found = await vehicles.find({ store, plate: startingWith(beginning) }, { _id: 1 }).lean();
      return found.map(({ _id }) => _id);
    },
  };
};
