import { maybeText } from './columns';
import { versionedColumns, type Versioned } from './versioned';

/** What a record is found by; see domain/master-data/search.ts. */
export interface SearchColumns {
  readonly folded: readonly string[];
  readonly searchKeys: readonly string[];
  /** The rules that the keys were made by. */
  readonly searchVersion: number;
}

/** A customer or a vehicle: every version of it is kept, and two that turn out to be one are made one. */
export interface MasterRecord extends Versioned, Partial<SearchColumns> {
  /** The record that answers for this one, since they were found to be the same. */
  readonly mergedInto?: string | null;
}

/** Written with the record; nobody but a search reads them. */
const keys = { type: [String], select: false } as const;

export const masterDataColumns = {
  ...versionedColumns,
  mergedInto: maybeText,
  folded: keys,
  searchKeys: keys,
  searchVersion: { type: Number, select: false },
} as const;
