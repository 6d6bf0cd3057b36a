import { Schema } from 'mongoose';
import { flag, id, maybeText, options, text } from './columns';

/** How a person signs in. What they are in a store says their entry in its staff. */
export interface StoredAccount {
  /** Id of the person, in every store. */
  readonly _id: string;
  /** In lower case. */
  readonly signIn: string;
  /** Hash; null until the person has chosen one. */
  readonly password: string | null;
  /** With which the person may choose a password: SHA-256 of the code, and until when. */
  readonly code: { readonly hash: string; readonly expiresAt: number } | null;
  readonly active: boolean;
  /** Its password is that of the demo store, which everybody knows. */
  readonly demo?: boolean;
}

export const accountSchema = new Schema(
  {
    _id: id,
    signIn: text,
    password: maybeText,
    code: { type: Schema.Types.Mixed, default: null },
    active: flag,
    demo: { type: Boolean },
  },
  options,
)
  .index({ signIn: 1 }, { unique: true })
  .index({ 'code.hash': 1, active: 1 });
