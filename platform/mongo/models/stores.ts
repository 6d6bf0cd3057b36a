import { Schema } from 'mongoose';
import { id, options, text } from './columns';

export interface StoredStore {
  readonly _id: string;
  readonly name: string;
  readonly brand: string;
  readonly teams: string[];
}

export const storeSchema = new Schema({ _id: id, name: text, brand: text, teams: [String] }, options);
