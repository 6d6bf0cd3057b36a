import { Schema } from 'mongoose';
import type { ImportKindName } from '../../../domain/imports/kinds';
import type { RowOutcome } from '../../../domain/imports/run';
import { formerlyText, id, maybeText, options, sealedText, text } from './columns';

/** I-21: under which name a file of another system knows a record of the store, and what it last said of it. */
export interface StoredExternalId {
  /** Code of store, kind and name; see platform/imports/record-ids.ts and personal-data/lookups.ts. */
  readonly _id: string;
  readonly store: string;
  readonly kind: ImportKindName;
  /** Null for a record that the file knows by nothing but its content. */
  readonly system: string | null;
  readonly externalId: string | null;
  readonly record: string;
  /** Code of what the file said. */
  readonly print: string;
  /** The import that wrote this, and what it made of the row. */
  readonly import: string;
  readonly outcome: RowOutcome;
}

export const externalIdSchema = new Schema(
  {
    _id: id,
    store: text,
    kind: text,
    system: maybeText,
    sealed: sealedText,
    externalId: formerlyText,
    record: text,
    print: text,
    import: text,
    outcome: text,
  },
  options,
).index({ store: 1, kind: 1, record: 1 });
