import { Schema } from 'mongoose';
import { number, options } from './columns';
import { eventColumns, type StoredEvent } from './events';

/** An event that stood in the log and was not the one of its process: `_id` is the one it had, and when it was taken out. */
export interface StoredReplacedEvent extends StoredEvent {
  readonly replacedAt: number;
}

export const replacedEventSchema = new Schema({ ...eventColumns, replacedAt: number }, options).index({
  process: 1,
  sequence: 1,
});
