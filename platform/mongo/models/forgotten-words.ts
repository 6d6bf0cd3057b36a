import { Schema } from 'mongoose';
import { id, number, options, text } from './columns';

/** A process whose words were kept long enough. */
export interface StoredForgottenWords {
  /** Its number. */
  readonly _id: string;
  readonly store: string;
  readonly at: number;
}

export const forgottenWordsSchema = new Schema({ _id: id, store: text, at: number }, options).index({
  store: 1,
  _id: 1,
});
