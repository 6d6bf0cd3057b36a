import type { AnyEvent } from '../../../domain/processes';
import type { Instant } from '../../../domain/kernel/process';
import { logUntil, type LogUntil } from '../../../domain/time/past';
import { above } from '../filters';
import type { Models, StoredEvent } from '../models';
import { openedFromLog } from '../personal-data/event-texts';
import { readable } from '../projections/events';

/** The event log, as it is read. */
export const eventsIn = ({ events }: Models) => ({
  /** Everything that happened to a process, in order. */
  of: async (process: string): Promise<readonly AnyEvent[]> => {
    const logged = await events.find({ process }).sort({ sequence: 1 }).lean<StoredEvent[]>();
    return (await openedFromLog({ events }, logged)).map((row) => readable(row).event);
  },

  /** What had happened to a process at `at`, and what happened next: read in the order of the log, and no further. */
  until: async (process: string, at: Instant): Promise<LogUntil> => {
    const read: StoredEvent[] = [];
    for await (const row of events.find({ process }).sort({ sequence: 1 }).lean<StoredEvent[]>().cursor()) {
      read.push(row);
      if (row.at > at) break;
    }
    return logUntil((await openedFromLog({ events }, read)).map(readable), at);
  },

  page: async (process: string, after: number, limit: number): Promise<readonly StoredEvent[]> => {
    const logged = await events
      .find({ process, sequence: above(after) })
      .sort({ sequence: 1 })
      .limit(limit)
      .lean<StoredEvent[]>();
    return (await openedFromLog({ events }, logged)).map(readable);
  },
});
