import { Schema } from 'mongoose';
import { flag, id, maybeText, mixed, number, options } from './columns';

export const FEED_LEASE = 'feed';
export const PROOF_LEASE = 'proof';
export const RETENTION_LEASE = 'retention';
export type LeaseName = typeof FEED_LEASE | typeof PROOF_LEASE | typeof RETENTION_LEASE;

/** Who gives events their positions, and how far the feed of each store reaches; and who writes the logs of proof. */
export interface StoredLease {
  readonly _id: LeaseName;
  /** A program; null after one has handed the lease back. */
  readonly owner: string | null;
  /** Rises with every renewal. A lease whose beat stands still is free. */
  readonly beat: number;
  /** Of the feed, by store: up to which position it has every event. Written after the entries, never before. */
  readonly tails: Readonly<Record<string, number>>;
  /** Of the feed: the events of earlier releases wait for their positions like new ones. */
  readonly oldEventsMarked: boolean;
}

export const leaseSchema = new Schema(
  { _id: id, owner: maybeText, beat: number, tails: mixed, oldEventsMarked: flag },
  options,
);
