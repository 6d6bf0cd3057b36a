import { Schema } from 'mongoose';
import { expires, id, options, text } from './columns';

export interface StoredLink {
  readonly _id: string;
  readonly order: string;
  readonly store: string;
  readonly customer: string;
  readonly expiresAt: Date;
}

export const linkSchema = new Schema(
  { _id: id, order: text, store: text, customer: text, expiresAt: expires },
  options,
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
