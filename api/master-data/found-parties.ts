import type { Repositories } from '../../platform/mongo/repositories';

const MOST_FOUND = 50;

/** Whom and which cars some typed terms find, under every id that they have. */
export interface FoundParties {
  /** As they are now, after records were merged. */
  readonly customers: readonly string[];
  readonly vehicles: readonly string[];
}

/** The customers and the cars that these terms find; a car only where its own plate or VIN, or its owner, is meant. */
export async function foundParties(
  { searchParties, vehicles }: Pick<Repositories, 'searchParties' | 'vehicles'>,
  store: string,
  terms: readonly string[],
): Promise<FoundParties> {
  const hits = await searchParties({ store, terms, limit: MOST_FOUND });
  const cars = await Promise.all(hits.flatMap(({ vehicle }) => (vehicle ? [vehicles.idsOf(store, vehicle._id)] : [])));
  return {
    customers: hits.flatMap(({ customer, vehicle }) => (vehicle ? [] : [customer._id])),
    vehicles: cars.flat(),
  };
}
