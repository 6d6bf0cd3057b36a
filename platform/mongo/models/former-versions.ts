import { Schema } from 'mongoose';
import { id, mixed, number, options, text } from './columns';

/** L-40: a record as it was before it was changed. */
export interface StoredFormerVersion {
  /** Collection, id and version. */
  readonly _id: string;
  /** Collection and id of the record. */
  readonly record: string;
  readonly store: string;
  readonly version: number;
  readonly document: Readonly<Record<string, unknown>>;
}

export const formerVersionSchema = new Schema(
  { _id: id, record: text, store: text, version: number, document: mixed },
  options,
)
  .index({ record: 1, version: -1 })
  .index({ store: 1, _id: 1 });
