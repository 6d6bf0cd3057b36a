import { Schema } from 'mongoose';
import { flag, id, maybeText, options, text } from './columns';

/** How a person signs in. What they are in a store says their entry in its staff. */
export interface StoredAccount {
  /** Id of the person, in every store. */
  readonly _id: string;
  readonly signIn: string;
  /** Hash; null until one is set. */
  readonly password: string | null;
  readonly active: boolean;
}

export const accountSchema = new Schema({ _id: id, signIn: text, password: maybeText, active: flag }, options).index(
  { signIn: 1 },
  { unique: true },
);
