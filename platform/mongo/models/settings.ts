import { Schema } from 'mongoose';
import type { SectionName } from '../../../domain/settings/sections';
import { mixed, options, text } from './columns';
import { versionedColumns, type Versioned } from './versioned';

/** One section of what a store sets about itself. */
export interface StoredSetting extends Versioned {
  readonly section: SectionName;
  readonly content: Readonly<Record<string, unknown>>;
}

export const settingSchema = new Schema({ ...versionedColumns, section: text, content: mixed }, options).index({
  store: 1,
  _id: 1,
});
