import { above, below, oneOf } from '../filters';
import type { Models, StoredPastVisit } from '../models';
import { lookupsOf } from '../personal-data/lookups';
import { sealedPastVisits } from '../personal-data/personal-fields';
import { carKeys } from './search-columns';
import { versionedIn } from './versioned';

/** Everything that one car, or those of one customer, are called. */
interface CarNames {
  readonly plates: readonly string[];
  readonly vins: readonly string[];
}

/** The visit that the page before ended with. */
export interface PastVisitPlace {
  readonly day: string;
  readonly id: string;
}

const latestFirst = (a: StoredPastVisit, b: StoredPastVisit): number =>
  a.day === b.day ? (a._id < b._id ? -1 : 1) : a.day < b.day ? 1 : -1;

/** How past visits are kept. */
export const keptVisits = (models: Models) =>
  versionedIn<StoredPastVisit>('pastVisits', models.pastVisits, models.formerVersions, {
    derive: (visit) => carKeys(models, visit),
    keeping: sealedPastVisits(models),
  });

/** Visits from before this system. */
export const pastVisitsIn = (models: Models) => {
  const { pastVisits } = models;
  const { kept, ...records } = keptVisits(models);
  return {
    ...records,

    /** Of these cars, the latest first. A plate goes on to another car: it tells which one it is only where no VIN does. */
    ofCars: async (
      store: string,
      { plates, vins }: CarNames,
      after: PastVisitPlace | undefined,
      limit: number,
    ): Promise<readonly StoredPastVisit[]> => {
      const { whole } = await lookupsOf(models, store);
      const plateKey = oneOf(plates.map((plate) => whole('plate', plate)));
      const vinKey = oneOf(vins.map((vin) => whole('vin', vin)));
      const by = (filter: object) =>
        pastVisits
          .find({ store, ...filter })
          .sort({ day: -1, _id: 1 })
          .limit(limit)
          .lean<StoredPastVisit[]>();
      const places = after ? [{ day: after.day, _id: above(after.id) }, { day: below(after.day) }] : [{}];
      const found = await Promise.all(
        places.flatMap((place) => [by({ vinKey, ...place }), by({ plateKey, vinKey: null, ...place })]),
      );
      return kept.opened(found.flat().toSorted(latestFirst).slice(0, limit));
    },
  };
};
