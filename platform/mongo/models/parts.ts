import { Schema } from 'mongoose';
import type { PartContent } from '../../../domain/master-data/catalogue';
import { flag, maybeText, number, options, searchKeys, text } from './columns';
import { versionedColumns, type Versioned } from './versioned';

export interface StoredPart extends Versioned, PartContent {
  readonly partNumber: string;
  /** The newest movements of the stock, by the id of their errand: each counts once. */
  readonly moved?: readonly string[];
}

/** What a part is found by. */
export const partTexts = ({ partNumber, name }: Pick<StoredPart, 'partNumber' | 'name'>) => [partNumber, name] as const;

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
    moved: { type: [String], default: undefined },
    searchKeys: searchKeys(partTexts),
  },
  options,
)
  .index({ store: 1, active: 1, _id: 1 })
  .index({ store: 1, active: 1, searchKeys: 1, _id: 1 });
