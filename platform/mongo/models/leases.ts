import { Schema } from 'mongoose';
import { flag, id, maybeText, mixed, number, options } from './columns';

/** The one lease there is. */
export const FEED_LEASE = 'feed';

/** Who gives events their positions, and how far the feed of each store reaches. */
export interface StoredLease {
  readonly _id: typeof FEED_LEASE;
  /** A sequencer; null after one has handed the lease back. */
  readonly owner: string | null;
  /** Rises with every renewal. A lease whose beat stands still is free. */
  readonly beat: number;
  /** By store: up to which position the feed has every event. Written after the entries, never before. */
  readonly tails: Readonly<Record<string, number>>;
  /** The events of earlier releases wait for their positions like new ones. */
  readonly oldEventsMarked: boolean;
}

export const leaseSchema = new Schema(
  { _id: id, owner: maybeText, beat: number, tails: mixed, oldEventsMarked: flag },
  options,
);
