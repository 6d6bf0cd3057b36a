import { Schema } from 'mongoose';
import { id, maybeText, options, text } from './columns';

/** H-05: somebody who is no customer, kept for the complaint only. */
export interface StoredContact {
  readonly _id: string;
  readonly store: string;
  readonly name: string;
  readonly phone: string;
  readonly workplace: string | null;
  readonly address: string | null;
}

export const contactSchema = new Schema(
  { _id: id, store: text, name: text, phone: text, workplace: maybeText, address: maybeText },
  options,
).index({ store: 1, _id: 1 });
