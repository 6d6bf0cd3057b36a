import type { Model } from 'mongoose';
import { lookupsFor, mainTermOf, rankOf, wholeKeysOf } from '../../../domain/master-data/search';
import { oneOf } from '../filters';
import type { MasterRecord } from '../models/master-data';

/** A record that was found; rank 0 is the best. */
export interface Found<T> {
  readonly record: T;
  readonly rank: number;
}

/** The best first; of equals the one that was changed last. */
export const byRank = <T extends MasterRecord>(a: Found<T>, b: Found<T>): number =>
  a.rank - b.rank || b.record.updatedAt - a.record.updatedAt || (a.record._id < b.record._id ? -1 : 1);

/** Records with one of these keys, with the values they are found by. */
export const lookUp = <T extends MasterRecord>(records: Model<T>, store: string, keys: readonly string[]) =>
  records
    .find({ store, searchKeys: oneOf(keys) } as object)
    .select('+folded')
    .lean<T[]>();

/** At most `limit` records of the store that all terms are parts of, the best first; for a merged one the record that answers for it. */
export async function searchRecords<T extends MasterRecord>(
  records: Model<T>,
  { survivorOf }: { readonly survivorOf: (record: T) => Promise<T | null> },
  { store, terms, limit }: { readonly store: string; readonly terms: readonly string[]; readonly limit: number },
): Promise<readonly T[]> {
  const found = new Map<string, Found<T>>();
  const main = mainTermOf(terms);
  for (const keys of main === undefined ? [] : lookupsFor(main)) {
    for (const candidate of await lookUp(records, store, keys)) {
      const rank = rankOf(terms, candidate.folded ?? []);
      const record = rank === undefined ? null : await survivorOf(candidate);
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
export const recordsWith = <T extends MasterRecord>(records: Model<T>, store: string, values: readonly string[]) =>
  lookUp(records, store, wholeKeysOf(values)).limit(MOST_ALIKE);
