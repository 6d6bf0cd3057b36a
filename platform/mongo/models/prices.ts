import { Schema } from 'mongoose';
import type { MenuItemContent } from '../../../domain/master-data/catalogue';
import { flag, number, options, text } from './columns';
import { versionedColumns, type Versioned } from './versioned';

export interface StoredPrice extends Versioned, MenuItemContent {
  readonly code: string;
}

export const priceSchema = new Schema(
  { ...versionedColumns, code: text, work: text, labourMinutes: number, labour: number, parts: [String], active: flag },
  options,
).index({ store: 1, code: 1 });
