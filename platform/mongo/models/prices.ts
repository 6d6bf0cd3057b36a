import { Schema } from 'mongoose';
import type { MenuItemContent } from '../../../domain/master-data/catalogue';
import { flag, number, options, searchKeys, text } from './columns';
import { versionedColumns, type Versioned } from './versioned';

export interface StoredPrice extends Versioned, MenuItemContent {
  readonly code: string;
}

/** What an entry is found by. */
export const priceTexts = ({ code, work }: Pick<StoredPrice, 'code' | 'work'>) => [code, work] as const;

export const priceSchema = new Schema(
  {
    ...versionedColumns,
    code: text,
    work: text,
    labourMinutes: number,
    labour: number,
    parts: [String],
    active: flag,
    searchKeys: searchKeys(priceTexts),
  },
  options,
)
  .index({ store: 1, active: 1, _id: 1 })
  .index({ store: 1, active: 1, searchKeys: 1, _id: 1 })
  .index({ store: 1, parts: 1, active: 1 });
