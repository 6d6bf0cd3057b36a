import { Schema } from 'mongoose';
import { id, maybeText, number, options } from './columns';

/** A code that an API has printed while no store was open. */
export interface StoredFirstRunCode {
  /** SHA-256 of the code. */
  readonly _id: string;
  readonly printedAt: number;
  /** The store that was opened with it, and the person whom it was opened for. */
  readonly store: string | null;
  readonly person: string | null;
  /** When it may be forgotten; null while it can still be used. */
  readonly forgetAt: Date | null;
}

export const firstRunCodeSchema = new Schema(
  { _id: id, printedAt: number, store: maybeText, person: maybeText, forgetAt: { type: Date, default: null } },
  options,
)
  .index({ store: 1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
