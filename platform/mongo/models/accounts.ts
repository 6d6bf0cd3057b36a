import { Schema } from 'mongoose';
import { flag, id, maybeText, options, text } from './columns';

/** A browser or program with which this person has signed in: SHA-256 of what it shows, and when it did last. */
export interface StoredDevice {
  readonly hash: string;
  readonly at: number;
}

/** The secret is encrypted with the key of the installation. */
export interface StoredSecondFactor {
  readonly secret: string;
  readonly since: number;
  /** Of the last code that was taken: neither it nor an earlier one is taken again. */
  readonly lastStep: number;
  /** SHA-256 of each recovery code that was not used yet. */
  readonly recovery: readonly string[];
}

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
  /** The newest last. */
  readonly devices?: readonly StoredDevice[];
  readonly secondFactor?: StoredSecondFactor | null;
  /** A second factor whose first code has not been shown yet. */
  readonly enrolment?: { readonly secret: string; readonly expiresAt: number } | null;
}

export const accountSchema = new Schema(
  {
    _id: id,
    signIn: text,
    password: maybeText,
    code: { type: Schema.Types.Mixed, default: null },
    active: flag,
    demo: { type: Boolean },
    devices: { type: [Schema.Types.Mixed], default: [] },
    secondFactor: { type: Schema.Types.Mixed, default: null },
    enrolment: { type: Schema.Types.Mixed, default: null },
  },
  options,
)
  .index({ signIn: 1 }, { unique: true })
  .index({ 'code.hash': 1, active: 1 });
