import { Schema } from 'mongoose';
import { id, number, options } from './columns';

export interface StoredCounter {
  readonly _id: string;
  readonly value: number;
}

export const counterSchema = new Schema({ _id: id, value: number }, options);
