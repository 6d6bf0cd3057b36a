import { Schema } from 'mongoose';
import { id, number, options } from './columns';

/** When the words of a store were last looked through for what was kept long enough, and of how many processes they went. */
export interface StoredRetentionRun {
  /** The store. */
  readonly _id: string;
  readonly at: number;
  readonly gone: number;
}

export const retentionRunSchema = new Schema({ _id: id, at: number, gone: number }, options);
