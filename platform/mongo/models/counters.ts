import { Schema } from 'mongoose';
import { expires, id, number, options } from './columns';

export interface StoredCounter {
  readonly _id: string;
  readonly value: number;
  readonly forgetAt: Date;
}

export const counterSchema = new Schema({ _id: id, value: number, forgetAt: expires }, options).index(
  { forgetAt: 1 },
  { expireAfterSeconds: 0 },
);
