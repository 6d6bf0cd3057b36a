import type { Subject } from '../../vault/subjects';
import { ERASED, SubjectErased } from '../../vault/vault';
import type { Models } from '../models';
import { vaultOf } from './vault-of';

/** Records that are opened at once. */
const AT_ONCE = 500;

/** What of the records of one collection says who somebody is, or what somebody said, and whose key seals it. */
export interface PersonalFields<T extends { readonly _id: string }, Field extends keyof T & string> {
  readonly collection: string;
  readonly fields: readonly Field[];
  readonly subjectOf: (record: T) => Subject;
  /** What stands in the fields once the key is destroyed. */
  readonly erased: (record: Pick<T, '_id'>) => Pick<T, Field>;
}

/** A record as it is stored: the fields of a person lie in `sealed`; in a record of an earlier release they stand in clear. */
interface Row {
  readonly _id: string;
  readonly sealed?: string | null;
}

/**
 * Seals what records say of a person with a key of the person, bound to collection and id, and opens it again. Everything else stays in clear: lists sort and
 * filter by it. Rejects with KeyUnusable when the keys cannot be had now: nobody is given half a record.
 */
export function sealedRecords<T extends { readonly _id: string }, Field extends keyof T & string>(
  models: Pick<Models, 'events'>,
  { collection, fields, subjectOf, erased }: PersonalFields<T, Field>,
) {
  const contextOf = ({ _id }: Pick<T, '_id'>): string => `${collection} ${_id}`;
  const names: ReadonlySet<string> = new Set(fields);
  const clearOf = (record: object): object =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !names.has(name) && name !== 'sealed'));

  async function sealOne(record: T): Promise<object> {
    const said = Object.fromEntries(fields.map((name) => [name, record[name]]));
    try {
      const bytes = Buffer.from(JSON.stringify(said));
      const sealed = await vaultOf(models).seal(subjectOf(record), bytes, contextOf(record));
      return { ...clearOf(record), sealed: sealed.toString('base64') };
    } catch (error) {
      if (!(error instanceof SubjectErased)) throw error;
      // whoever is erased is told of no more
      return { ...record, ...erased(record), sealed: null };
    }
  }

  async function openOne(row: T): Promise<T> {
    const { sealed, ...rest } = row as T & Row;
    if (sealed === undefined || sealed === null) return rest as unknown as T;
    const bytes = await vaultOf(models).open(Buffer.from(sealed, 'base64'), contextOf(row));
    const said = bytes === ERASED ? erased(row) : (JSON.parse(bytes.toString()) as object);
    // a field that stands there in clear was written later, by a program of an earlier release
    return { ...said, ...rest } as unknown as T;
  }

  async function open(rows: readonly T[]): Promise<T[]> {
    const opened: T[] = [];
    for (let from = 0; from < rows.length; from += AT_ONCE)
      opened.push(...(await Promise.all(rows.slice(from, from + AT_ONCE).map(openOne))));
    return opened;
  }

  return {
    fields: fields as readonly string[],

    /** What the keys of these are sealed with afterwards; those that are missing are made together. */
    seal: async (records: readonly T[]): Promise<readonly object[]> => {
      if (records.length > 1) await vaultOf(models).prepare(records.map(subjectOf));
      return Promise.all(records.map(sealOne));
    },

    open,

    openOne: async (row: T | null): Promise<T | null> => row && openOne(row),

    /** One after the other, opened some at a time. */
    openEach: async function* (rows: AsyncIterable<T>): AsyncGenerator<T> {
      let waiting: T[] = [];
      for await (const row of rows) {
        waiting.push(row);
        if (waiting.length < AT_ONCE) continue;
        yield* await open(waiting);
        waiting = [];
      }
      yield* await open(waiting);
    },

    /** What stands in the place of a person's words once the person is erased; as it is stored. */
    erased: (record: Pick<T, '_id'>): Pick<T, Field> & { readonly sealed: null } => ({
      ...erased(record),
      sealed: null,
    }),

    /** Of a stored row whose fields are sealed, the fields that may stand there in clear from an earlier release. */
    leftInClear: (stored: object): Readonly<Record<string, 1>> =>
      'sealed' in stored && stored.sealed !== null ? Object.fromEntries(fields.map((name) => [name, 1])) : {},
  };
}
export type SealedRecords<T extends { readonly _id: string }> = Pick<
  ReturnType<typeof sealedRecords<T, keyof T & string>>,
  'fields' | 'seal' | 'open' | 'openOne' | 'openEach' | 'leftInClear'
>;
