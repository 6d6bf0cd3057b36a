import { Schema } from 'mongoose';
import type { Clean } from '../../files/clean-file';
import type { Subject } from '../../vault/subjects';
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
  /** The processes it was uploaded for; absent where it was for none, or by a release that did not ask. */
  readonly processes?: readonly string[];
  /** With whose keys there are sealed copies; absent where an earlier release has kept it and nothing was sealed since. */
  readonly sealedFor?: readonly Subject[];
  /** Whether a copy may lie in clear under the hash; absent where an earlier release has kept the file. */
  readonly inClear?: boolean;
  /** When it was last uploaded for no process, so that a copy lies with the key of the store; absent where there is none, or where an earlier release has kept it. */
  readonly forNoneSince?: number;
}

export const fileSchema = new Schema(
  {
    _id: id,
    store: text,
    hash: text,
    type: text,
    size: number,
    thumbnail: maybeText,
    uploadedBy: text,
    at: number,
    processes: { type: [String], default: undefined },
    sealedFor: { type: [String], default: undefined },
    inClear: { type: Boolean },
    forNoneSince: { type: Number },
  },
  options,
)
  .index({ store: 1, _id: 1 })
  .index({ store: 1, processes: 1 })
  .index({ store: 1, forNoneSince: 1 });
