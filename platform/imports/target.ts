import type { AcceptedRow } from '../../domain/imports/check-row';
import type { RowFault, RowFaultCode, FaultFacts } from '../../domain/imports/fault';
import type { ImportKindName } from '../../domain/imports/kinds';
import { groupBy } from '../../domain/kernel/group-by';
import type { Authorship } from '../mongo/repositories/versioned';
import type { Repositories } from '../mongo/repositories';

export type Fields = Readonly<Record<string, unknown>>;

/** A record of the store, as far as a file can speak of it. */
export interface KnownRecord {
  readonly id: string;
  readonly version: number;
  readonly fields: Fields;
}

/** What a row makes of a record: a new one, or some fields of one that is there. */
export interface RecordWrite {
  readonly id: string;
  readonly isNew: boolean;
  readonly fields: Fields;
}

/** Where the records of one kind are looked up and written. Places are indexes into the list that was given. */
export interface ImportTarget<Name extends ImportKindName = ImportKindName> {
  /** The fields that each row gives its record, or why the store cannot take it. */
  readonly fieldsOf: (rows: readonly AcceptedRow<Name>[]) => Promise<readonly (Fields | RowFault)[]>;
  /** Which field a column speaks of, where it is not the one of its name. */
  readonly fieldOf: Readonly<Record<string, string>>;
  /** The id of the record that this row makes; `linkId` is the hash of its key. */
  readonly newId: (linkId: string, row: AcceptedRow<Name>) => string;
  readonly among: (ids: readonly string[]) => Promise<ReadonlyMap<string, KnownRecord>>;
  /** The records that are what a row is, by its natural key. */
  readonly alike: (rows: readonly AcceptedRow<Name>[]) => Promise<ReadonlyMap<string, readonly KnownRecord[]>>;
  /** What stands in the way of some of these, by their places. */
  readonly faultsOf: (writes: readonly RecordWrite[]) => Promise<ReadonlyMap<number, RowFault>>;
  /** Adds new records; what is there under the id of one stays as it is. Answers the places of those that could not be added. */
  readonly add: (writes: readonly RecordWrite[], author: Authorship) => Promise<ReadonlyMap<number, RowFault>>;
  /** Writes the fields; the fault if it cannot be done. */
  readonly replace: (known: KnownRecord, fields: Fields, author: Authorship) => Promise<RowFault | undefined>;
}

export interface TargetContext {
  readonly repositories: Repositories;
  readonly store: string;
  /** The code of the system that the ids of the file come from. */
  readonly system: string;
  /** The day of the run in the store's zone. */
  readonly today: string;
  /** Names the run. */
  readonly run: string;
}

export const rowFault = (code: RowFaultCode, column: string | null, facts: FaultFacts = {}): RowFault => ({
  code,
  column,
  facts,
});

export const changedMeanwhile = rowFault('changedMeanwhile', null);
export const nothingInTheWay = async (): Promise<ReadonlyMap<number, RowFault>> => new Map();

/** By what each is; of several the order is always the same. */
export const byNatural = (
  records: readonly KnownRecord[],
  naturalOf: (record: KnownRecord) => string,
): ReadonlyMap<string, readonly KnownRecord[]> =>
  groupBy(
    records.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    naturalOf,
  );

/** The records that answer for these, by the ids that were asked for: two that were found to be one are one. */
export async function survivorsOf<T>(
  { survivorOf }: { readonly survivorOf: (record: T) => Promise<T | null> },
  found: ReadonlyMap<string, T>,
): Promise<ReadonlyMap<string, T>> {
  const survivors = new Map<string, T>();
  for (const [id, record] of found) survivors.set(id, (await survivorOf(record)) ?? record);
  return survivors;
}
