import type { AnyEvent } from '../../../domain/processes';
import { above } from '../filters';
import type { Models, StoredEvent } from '../models';
import { readable } from '../projections/events';

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
});
