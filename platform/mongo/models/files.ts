import { Schema } from 'mongoose';
import type { Clean } from '../../files/clean-file';
import { id, maybeText, number, options, text } from './columns';

/** A photo or scan; its bytes lie in the file store. */
export interface StoredFile {
  readonly _id: string;
  readonly store: string;
  readonly hash: string;
  readonly type: Clean['type'];
  readonly size: number;
  readonly thumbnail: string | null;
  readonly uploadedBy: string;
  readonly at: number;
}

export const fileSchema = new Schema(
  { _id: id, store: text, hash: text, type: text, size: number, thumbnail: maybeText, uploadedBy: text, at: number },
  options,
).index({ store: 1, _id: 1 });
