import type { Model } from 'mongoose';
import { known, oneOf } from '../filters';
import type { MasterRecord } from '../models/master-data';
import type { Authorship, versionedIn } from './versioned';

/** What became of a request to merge one record into another. */
export type Merging = 'merged' | 'missing' | 'same' | 'mergedAlready' | 'changing';

/** How often a merge begins anew because one of the records changed meanwhile. */
const ATTEMPTS = 5;
/** What of a record says who answers for it. */
type Place = Pick<MasterRecord, '_id' | 'store' | 'mergedInto'>;
const place = { store: 1, mergedInto: 1 } as const;
/** Longer than any chain of merges: nobody who follows one runs in a circle. */
const LONGEST_CHAIN = 50;

/**
 * Records of which two can turn out to be one. The one that is merged stays as it is and names the one that answers for it from then on. Nothing that refers to it is
 * rewritten, so there is nothing that could be half merged, and the merge can be undone.
 */
export function mergingIn<T extends MasterRecord>(
  records: Model<T>,
  {
    find: exact,
    replace,
    kept: { opened, openedOne },
  }: Pick<ReturnType<typeof versionedIn<T>>, 'find' | 'replace' | 'kept'>,
) {
  /** The stored record for which nobody else answers, where this one leads. */
  const followed = async <Row extends Place>(start: Row): Promise<T | Row | null> => {
    let record: T | Row | null = start;
    for (let step = 0; record?.mergedInto && step < LONGEST_CHAIN; step++)
      record = await records.findOne({ _id: record.mergedInto, store: record.store } as object).lean<T>();
    return record;
  };

  /** The record itself, or the one that answers for it. */
  const survivorOf = async (start: T | null): Promise<T | null> => {
    if (!start?.mergedInto) return start;
    return openedOne(await followed(start));
  };

  /** The stored records for which these answer, directly or by way of others, those nearest to them first. */
  const rowsMergedInto = async (store: string, ids: readonly string[]): Promise<readonly T[]> => {
    const found: T[] = [];
    let answering = ids;
    for (let step = 0; answering.length > 0 && step < LONGEST_CHAIN; step++) {
      const merged = await records.find({ store, mergedInto: oneOf(answering) } as object).lean<T[]>();
      found.push(...merged);
      answering = merged.map(({ _id }) => _id);
    }
    return found;
  };

  /** The same, opened. */
  const mergedInto = async (store: string, ids: readonly string[]): Promise<readonly T[]> =>
    opened(await rowsMergedInto(store, ids));

  /**
   * The survivor is written first, though nothing of it changes but its version; the record follows, and only if neither has changed since both were read. So of
   * merges that would lead in a circle one at least finds a record changed.
   */
  const tryMerge = async (store: string, id: string, into: string, author: Authorship): Promise<Merging> => {
    const [record, survivor] = await Promise.all([exact(store, id), exact(store, into)]);
    if (!record || !survivor) return 'missing';
    if (id === into) return 'same';
    if (record.mergedInto === into) return 'merged';
    if (record.mergedInto || survivor.mergedInto) return 'mergedAlready';
    if (!(await replace(store, into, survivor.version, {}, author))) return 'changing';
    const change = { mergedInto: into } as Partial<T>;
    return (await replace(store, id, record.version, change, author)) ? 'merged' : 'changing';
  };

  return {
    /** The record itself, also when another answers for it. */
    findExact: exact,

    /** The record, or the one that answers for it. */
    find: async (store: string, id: string): Promise<T | null> => survivorOf(await exact(store, id)),

    survivorOf,

    mergedInto,

    /** Every id under which processes may know the person or the car of this id, that of the record itself first. */
    idsOf: async (store: string, id: string): Promise<readonly string[]> => {
      const start = await records.findOne({ _id: id, store } as object, place).lean<Place>();
      const survivor = start && (await followed(start));
      if (!survivor) return [id];
      return [survivor._id, ...(await rowsMergedInto(store, [survivor._id])).map(({ _id }) => _id)];
    },

    /** Tells for the ids of these records those of the records that answer for them; an unknown id stays as it is. */
    survivorIdsOf: async (ids: readonly string[]): Promise<(id: string) => string> => {
      const survivors = new Map<string, string>();
      for (const row of await records.find({ _id: oneOf([...new Set(ids)]) } as object, place).lean<Place[]>())
        survivors.set(row._id, (await followed(row))?._id ?? row._id);
      return (id) => survivors.get(id) ?? id;
    },

    /** The same for all records of a store. */
    allSurvivorIds: async (store: string): Promise<(id: string) => string> => {
      const merged = await records.find({ store, mergedInto: known() } as object, place).lean<Place[]>();
      const into = new Map(merged.map((record) => [record._id, record.mergedInto ?? record._id]));
      return (start) => {
        let id = start;
        for (let step = 0; step < LONGEST_CHAIN; step++) id = into.get(id) ?? id;
        return id;
      };
    },

    /** From now on `into` answers for the record. Doing it again changes nothing. Rejects with the server's error on a double of a unique field. */
    merge: async (store: string, id: string, into: string, author: Authorship): Promise<Merging> => {
      let outcome: Merging = 'changing';
      for (let attempt = 0; outcome === 'changing' && attempt < ATTEMPTS; attempt++)
        outcome = await tryMerge(store, id, into, author);
      return outcome;
    },

    /** The record answers for itself again; null when it does, or when it changed at the same moment. Rejects as `merge` does. */
    unmerge: async (store: string, id: string, author: Authorship): Promise<T | null> => {
      const record = await exact(store, id);
      if (!record?.mergedInto) return null;
      return replace(store, id, record.version, { mergedInto: null } as Partial<T>, author);
    },
  };
}
