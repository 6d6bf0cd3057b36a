import { maybeText } from './columns';
import { versionedColumns, type Versioned } from './versioned';

/** What a record is found by; see domain/master-data/search.ts and personal-data/lookups.ts. */
export interface SearchColumns {
  readonly searchKeys: readonly string[];
  /** The rules that the keys were made by. */
  readonly searchVersion: number;
}

/** A customer or a vehicle: every version of it is kept, and two that turn out to be one are made one. */
export interface MasterRecord extends Versioned {
  /** The record that answers for this one, since they were found to be the same. */
  readonly mergedInto?: string | null;
}

export const masterDataColumns = {
  ...versionedColumns,
  mergedInto: maybeText,
  /** Written with the record; nobody but a search reads them. */
  searchKeys: { type: [String], select: false },
  searchVersion: { type: Number, select: false },
} as const;
