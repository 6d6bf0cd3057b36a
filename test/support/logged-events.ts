import { timeActor } from '../../domain/kernel/actor';
import type { Models, StoredEvent, StoredFeedEntry } from '../../platform/mongo/models';
import { storedEvent } from '../../platform/mongo/projections/events';

/** Events of one process as the log gets them, written past the rules: for tests of the feed. */
export const loggedEvents = (process: string, from: number, to: number): readonly StoredEvent[] =>
  Array.from({ length: to - from + 1 }, (_none, index) =>
    storedEvent(process, {
      sequence: from + index,
      event: { type: 'conditionNoted', note: 'x', at: from + index, by: timeActor },
    }),
  );

export const logEvents = async ({ events }: Models, list: readonly StoredEvent[]): Promise<void> =>
  void (await events.collection.insertMany(list as never, { ordered: false }));

/** The feed of a store, from the first position to the last. */
export const feedOf = ({ feed }: Models, store: string): Promise<readonly StoredFeedEntry[]> =>
  feed.find({ store }).sort({ position: 1 }).lean<StoredFeedEntry[]>().exec();

/** What is wrong with the feed of a store: holes, events told twice, and events before their predecessors. */
export function faultsOf(
  entries: readonly Pick<StoredFeedEntry, 'position' | 'process' | 'sequence'>[],
): readonly string[] {
  const reached = new Map<string, number>();
  const faults: string[] = [];
  let position = (entries[0]?.position ?? 1) - 1;
  for (const entry of entries) {
    if (entry.position !== position + 1) faults.push(`${entry.position} after ${position}`);
    position = entry.position;
    const before = reached.get(entry.process);
    if (before !== undefined && entry.sequence !== before + 1)
      faults.push(`${entry.process}: ${entry.sequence} after ${before}`);
    reached.set(entry.process, entry.sequence);
  }
  return faults;
}
