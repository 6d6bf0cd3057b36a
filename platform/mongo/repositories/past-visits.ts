import type { Models, StoredPastVisit } from '../models';
import { versionedIn } from './versioned';

const MAX_LISTED = 200;

/** Visits from before this system. */
export const pastVisitsIn = ({ pastVisits, formerVersions }: Models) => ({
  ...versionedIn('pastVisits', pastVisits, formerVersions),

  /** Of the car with this plate, or with this VIN; the latest first, at most 200. */
  ofCar: async (
    store: string,
    { plate, vin }: { readonly plate?: string | undefined; readonly vin?: string | undefined },
  ): Promise<readonly StoredPastVisit[]> => {
    const by = (filter: object) =>
      pastVisits
        .find({ store, ...filter })
        .sort({ day: -1 })
        .limit(MAX_LISTED)
        .lean<StoredPastVisit[]>();
    const found = await Promise.all([
      ...(plate === undefined ? [] : [by({ plate })]),
      ...(vin === undefined ? [] : [by({ vin })]),
    ]);
    const each = new Map(found.flat().map((visit) => [visit._id, visit]));
    return [...each.values()]
      .toSorted((a, b) => (a.day === b.day ? (a._id < b._id ? -1 : 1) : a.day < b.day ? 1 : -1))
      .slice(0, MAX_LISTED);
  },
});
