import { Schema } from 'mongoose';
import type { Actor } from '../../../domain/kernel/actor';
import { expires, id, mixed, number, options, text } from './columns';

/** How long an entry of the feed is kept; whoever comes back later than that is told to read everything anew. */
export const FEED_KEPT_DAYS = 35;
export const FEED_KEPT_MS = FEED_KEPT_DAYS * 24 * 3_600_000;

/** One event with its position in the feed of its store: names and numbers, no content. */
export interface StoredFeedEntry {
  /** Store and position. */
  readonly _id: string;
  readonly store: string;
  /** 1, 2, 3, … in each store, without gaps. */
  readonly position: number;
  /** `_id` of the event in the log. */
  readonly event: string;
  readonly process: string;
  readonly sequence: number;
  readonly type: string;
  readonly at: number;
  readonly by: Actor;
  readonly forgetAt: Date;
}

/** The unique keys are what keeps two sequencers from giving a position or an event twice. */
export const feedSchema = new Schema(
  {
    _id: id,
    store: text,
    position: number,
    event: text,
    process: text,
    sequence: number,
    type: text,
    at: number,
    by: mixed,
    forgetAt: expires,
  },
  options,
)
  .index({ store: 1, position: 1 }, { unique: true })
  .index({ event: 1 }, { unique: true })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
