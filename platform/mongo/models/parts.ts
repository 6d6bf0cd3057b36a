import { Schema } from 'mongoose';
import type { PartContent } from '../../../domain/master-data/catalogue';
import { flag, maybeText, number, options, text } from './columns';
import { versionedColumns, type Versioned } from './versioned';

export interface StoredPart extends Versioned, PartContent {
  readonly partNumber: string;
}

export const partSchema = new Schema(
  {
    ...versionedColumns,
    partNumber: text,
    name: text,
    unitPrice: number,
    stock: number,
    leadDays: number,
    supplier: maybeText,
    keyLocation: flag,
    active: flag,
  },
  options,
).index({ store: 1, partNumber: 1 });
