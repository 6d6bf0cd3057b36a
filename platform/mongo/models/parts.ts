import { Schema } from 'mongoose';
import { flag, id, number, options, text } from './columns';

export interface StoredPart {
  readonly _id: string;
  readonly store: string;
  readonly partNumber: string;
  readonly name: string;
  readonly unitPrice: number;
  readonly stock: number;
  readonly keyLocation: boolean;
  readonly leadDays: number;
}

export const partSchema = new Schema(
  {
    _id: id,
    store: text,
    partNumber: text,
    name: text,
    unitPrice: number,
    stock: number,
    keyLocation: flag,
    leadDays: number,
  },
  options,
).index({ store: 1, partNumber: 1 });
