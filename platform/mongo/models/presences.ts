import { Schema } from 'mongoose';
import { expires, flag, id, options, text } from './columns';

/** One tab in which somebody has the page of a process open. */
export interface StoredPresence {
  /** Process, person and tab. */
  readonly _id: string;
  readonly process: string;
  readonly person: string;
  /** Something is typed there and not sent. */
  readonly writing: boolean;
  /** From then on it counts no more, unless the tab says again that it is there. */
  readonly forgetAt: Date;
}

export const presenceSchema = new Schema(
  { _id: id, process: text, person: text, writing: flag, forgetAt: expires },
  options,
)
  .index({ process: 1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
