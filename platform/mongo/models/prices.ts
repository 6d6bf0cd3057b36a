import { Schema } from 'mongoose';
import { id, number, options, text } from './columns';

export interface StoredPrice {
  readonly _id: string;
  readonly store: string;
  readonly code: string;
  readonly work: string;
  readonly labourMinutes: number;
  readonly labour: number;
  readonly parts: string[];
}

export const priceSchema = new Schema(
  { _id: id, store: text, code: text, work: text, labourMinutes: number, labour: number, parts: [String] },
  options,
).index({ store: 1, code: 1 });
