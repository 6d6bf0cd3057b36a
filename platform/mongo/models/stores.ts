import { Schema } from 'mongoose';
import { id, options, text } from './columns';

export interface StoredStore {
  readonly _id: string;
  readonly name: string;
  readonly brand: string;
  /** As releases before the settings wrote them; read until somebody sets the teams. */
  readonly teams?: string[];
}

export const storeSchema = new Schema({ _id: id, name: text, brand: text, teams: { type: [String] } }, options);
