import { Schema } from 'mongoose';
import { expires, flag, id, number, options, text } from './columns';

/** What one person has read of one notice, where that does not follow from up to when they have read everything. */
export interface StoredNoticeMark {
  /** Person and notice. */
  readonly _id: string;
  readonly store: string;
  readonly person: string;
  readonly notice: string;
  /** False where the person wants to read it again. */
  readonly read: boolean;
  /** With the notice itself. */
  readonly forgetAt: Date;
}

export const noticeMarkSchema = new Schema(
  { _id: id, store: text, person: text, notice: text, read: flag, forgetAt: expires },
  options,
)
  .index({ store: 1, person: 1, read: 1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

/** Up to when a person has read everything. */
export interface StoredNoticeReader {
  /** Store and person. */
  readonly _id: string;
  readonly readUpTo: number;
}

export const noticeReaderSchema = new Schema({ _id: id, readUpTo: number }, options);
