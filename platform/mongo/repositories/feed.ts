import { between } from '../filters';
import type { Models, StoredFeedEntry } from '../models';
import { FEED_LEASE } from '../models/leases';

/** The feed of each store, as it is read. What was read once is never taken back by a failover. */
export const feedIn = ({ feed, leases }: Models) => ({
  /** By store: up to which position its feed has every event; a store without events is not there. */
  tails: async (): Promise<Readonly<Record<string, number>>> => {
    const lease = await leases.findOne({ _id: FEED_LEASE }, { tails: 1 }).readConcern('majority').lean();
    return lease?.tails ?? {};
  },

  /** The entries after one position and up to another, in order; fewer than that when some are no longer kept. */
  page: (store: string, after: number, upTo: number): Promise<StoredFeedEntry[]> =>
    feed
      .find({ store, position: between(after, upTo) })
      .sort({ position: 1 })
      .readConcern('majority')
      .lean<StoredFeedEntry[]>()
      .exec(),
});
