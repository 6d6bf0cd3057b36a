import { lookupsFor, mainTermOf, rankOf } from '../../../domain/master-data/search';
import type { Models, StoredCustomer, StoredVehicle } from '../models';
import { customersIn, keptCustomers } from './customers';
import { partiesOf, type Party } from './parties';
import { byRank, lookUp, type Found } from './searching';
import { keptVehicles, vehiclesIn } from './vehicles';

interface PartySearch {
  readonly store: string;
  /** Folded; see `termsOf`. */
  readonly terms: readonly string[];
  readonly limit: number;
}

/** A customer or a car that was found, with whoever and whatever belongs to it. */
export interface FoundParty extends Pick<Party, 'customer'> {
  readonly vehicles: readonly StoredVehicle[];
  /** Undefined where it is the customer that was found. */
  readonly vehicle: StoredVehicle | undefined;
}

interface Hit extends Found<StoredCustomer | StoredVehicle> {
  /** Who it is, or whose it is. */
  readonly customer: string;
}

const isCar = ({ record, customer }: Hit): number => Number(record._id !== customer);
/** The best first; of equals the cars, which come with their owners: two letters are the beginning of a plate more often than of a name. */
const carsFirst = (a: Hit, b: Hit): number => a.rank - b.rank || isCar(b) - isCar(a) || byRank(a, b);

/** This hit, or the cars of the customer that was hit, where the other terms are met by the party. */
function hitsWith(hit: Hit, others: readonly string[], { customer, vehicles, folded }: Party): readonly Hit[] {
  const cars = vehicles.map((record) => ({ record, rank: rankOf(others, [...folded, ...record.folded]) }));
  const own = rankOf(others, folded);
  if (hit.record._id === customer._id && own === undefined) {
    const met = cars.filter(({ rank }) => rank !== undefined);
    if (met.length > 0) return met.map(({ record, rank = 0 }) => ({ ...hit, record, rank: hit.rank + rank }));
  }
  const all = rankOf(others, [...folded, ...vehicles.flatMap((car) => car.folded)]);
  return all === undefined ? [] : [{ ...hit, rank: hit.rank + all }];
}

/** Customers and cars by parts of what they or each other are known by, the best first: 1380, 王 1380, 王 A12. */
export function partySearchIn(models: Models) {
  const customers = customersIn(models);
  const vehicles = vehiclesIn(models);

  /** Those with one of these keys that the term is a part of. */
  const hitsFor = async (store: string, term: string, keys: readonly string[]): Promise<readonly Hit[]> => {
    const [people, cars] = await Promise.all([
      lookUp(keptCustomers(models).searchable, store, keys),
      lookUp(keptVehicles(models).searchable, store, keys),
    ]);
    const hits: Hit[] = [];
    for (const person of people) {
      const rank = rankOf([term], person.folded);
      const record = rank === undefined ? null : await customers.survivorOf(person);
      if (rank !== undefined && record) hits.push({ record, rank, customer: record._id });
    }
    for (const car of cars) {
      const rank = rankOf([term], car.folded);
      const record = rank === undefined ? null : await vehicles.survivorOf(car);
      if (rank !== undefined && record) hits.push({ record, rank, customer: record.customer });
    }
    return hits;
  };

  /** What is found when the other terms are to be met, too: by the customer, else by the customer's car, or by customer and car together. */
  const meeting = async (store: string, others: readonly string[], hits: readonly Hit[]): Promise<readonly Hit[]> => {
    if (others.length === 0) return hits;
    const owners = hits.map(({ customer }) => customer);
    const parties = await partiesOf(models, store, owners);
    return hits.flatMap((hit) => {
      const party = parties.get(hit.customer);
      return party ? hitsWith(hit, others, party) : [];
    });
  };

  return async ({ store, terms, limit }: PartySearch): Promise<readonly FoundParty[]> => {
    const main = mainTermOf(terms);
    if (main === undefined) return [];
    const others = terms.filter((term) => term !== main);
    const best = new Map<string, Hit>();
    for (const keys of lookupsFor(main)) {
      for (const hit of await meeting(store, others, await hitsFor(store, main, keys)))
        if (hit.rank < (best.get(hit.record._id)?.rank ?? Infinity)) best.set(hit.record._id, hit);
      if (best.size >= limit) break;
    }
    const shown = [...best.values()].toSorted(carsFirst).slice(0, limit);
    const owners = shown.map(({ customer }) => customer);
    const parties = await partiesOf(models, store, owners);
    return shown.flatMap(({ record: { _id }, customer: id }) => {
      const party = parties.get(id);
      if (!party) return [];
      const { customer, vehicles: cars } = party;
      return [{ customer, vehicles: cars, vehicle: cars.find((car) => car._id === _id) }];
    });
  };
}
