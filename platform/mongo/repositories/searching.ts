import type { Model } from 'mongoose';
import { lookupsFor, mainTermOf, rankOf, wholeKeysOf } from '../../../domain/master-data/search';
import { oneOf } from '../filters';
import type { Models } from '../models';
import type { MasterRecord } from '../models/master-data';
import { lookupsOf } from '../personal-data/lookups';

/** A record that was found; rank 0 is the best. */
export interface Found<T> {
  readonly record: T;
  readonly rank: number;
}

/** A record with the values that it is found by. */
export type Folded<T> = T & { readonly folded: readonly string[] };

/** The best first; of equals the one that was changed last. */
export const byRank = <T extends MasterRecord>(a: Found<T>, b: Found<T>): number =>
  a.rank - b.rank || b.record.updatedAt - a.record.updatedAt || (a.record._id < b.record._id ? -1 : 1);

/** Records of one kind that can be searched. */
export interface Searchable<T extends MasterRecord> {
  readonly models: Pick<Models, 'events'>;
  readonly records: Model<T>;
  readonly opened: (rows: readonly T[]) => Promise<T[]>;
  /** The values that a record is found by. */
  readonly foldedOf: (record: T) => Promise<readonly string[]>;
}

export const withFolded = <T extends MasterRecord>(
  records: readonly T[],
  foldedOf: Searchable<T>['foldedOf'],
): Promise<Folded<T>[]> => Promise.all(records.map(async (record) => ({ ...record, folded: await foldedOf(record) })));

/** Records with one of these keys, or with one whose code is the same: whoever is found is compared again. */
export async function lookUp<T extends MasterRecord>(
  { models, records, opened, foldedOf }: Searchable<T>,
  store: string,
  keys: readonly string[],
  limit?: number,
): Promise<Folded<T>[]> {
  const { part } = await lookupsOf(models, store);
  const query = records.find({ store, searchKeys: oneOf(keys.map(part)) } as object);
  const found = await (limit === undefined ? query : query.limit(limit)).lean<T[]>();
  return withFolded(await opened(found), foldedOf);
}

/** At most `limit` records of the store that all terms are parts of, the best first; for a merged one the record that answers for it. */
export async function searchRecords<T extends MasterRecord>(
  searchable: Searchable<T>,
  { survivorOf }: { readonly survivorOf: (record: T) => Promise<T | null> },
  { store, terms, limit }: { readonly store: string; readonly terms: readonly string[]; readonly limit: number },
): Promise<readonly T[]> {
  const found = new Map<string, Found<T>>();
  const main = mainTermOf(terms);
  for (const keys of main === undefined ? [] : lookupsFor(main)) {
    for (const { folded, ...candidate } of await lookUp(searchable, store, keys)) {
      const rank = rankOf(terms, folded);
      const record = rank === undefined ? null : await survivorOf(candidate as unknown as T);
      if (rank === undefined || !record) continue;
      if (rank < (found.get(record._id)?.rank ?? Infinity)) found.set(record._id, { record, rank });
    }
    if (found.size >= limit) break;
  }
  return [...found.values()]
    .toSorted(byRank)
    .slice(0, limit)
    .map(({ record }) => record);
}

/** More records with the same name than anybody looks through. */
const MOST_ALIKE = 100;

/** The records of the store that have one of these values, whole, as far as somebody looks through them; merged ones, too. */
export async function recordsWith<T extends MasterRecord>(
  searchable: Searchable<T>,
  store: string,
  values: readonly string[],
): Promise<readonly Folded<T>[]> {
  const asked = new Set(wholeKeysOf(values));
  const found = await lookUp(searchable, store, [...asked], MOST_ALIKE);
  return found.filter(({ folded }) => wholeKeysOf(folded).some((key) => asked.has(key)));
}
