import type { AnyEvent } from '../../../domain/processes';
import { above, atLeast } from '../filters';
import type { Models, StoredEvent } from '../models';
import { readable } from '../projections/events';

const MAX_FOLLOWED = 5_000;
const MAX_REPLAYED = 10_000;

/** The event log, as it is read. */
export const eventsIn = ({ events }: Models) => ({
  /** Everything that happened to a process, in order. */
  of: async (process: string): Promise<readonly AnyEvent[]> => {
    const logged = await events.find({ process }).sort({ sequence: 1 }).lean<StoredEvent[]>();
    return logged.map((row) => readable(row).event);
  },

  page: async (process: string, after: number, limit: number): Promise<readonly StoredEvent[]> => {
    const logged = await events
      .find({ process, sequence: above(after) })
      .sort({ sequence: 1 })
      .limit(limit)
      .lean<StoredEvent[]>();
    return logged.map(readable);
  },

  /** What the log got after this moment, in all stores: as stored, for those who need no more than names and numbers. */
  loggedAfter: (at: number) =>
    events
      .find({ loggedAt: above(at) })
      .sort({ loggedAt: 1 })
      .limit(MAX_FOLLOWED)
      .lean<StoredEvent[]>(),

  /** What a listener of this store has missed since: as stored. */
  ofStoreSince: (store: string, at: number) =>
    events
      .find({ store, loggedAt: atLeast(at) })
      .sort({ loggedAt: 1 })
      .limit(MAX_REPLAYED)
      .lean<StoredEvent[]>(),
});
