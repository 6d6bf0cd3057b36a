import { Schema } from 'mongoose';
import { id, number, options, text } from './columns';

/** A process whose words are gone, because they were kept long enough or because whom they were about is erased. */
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
