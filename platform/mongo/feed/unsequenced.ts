import { above } from '../filters';
import type { Models, StoredEvent } from '../models';

/** What the feed needs of an event. */
export type Unsequenced = Pick<StoredEvent, '_id' | 'process' | 'store' | 'sequence' | 'at' | 'loggedAt' | 'type'> & {
  readonly event: Pick<StoredEvent['event'], 'by'>;
};

const fields = { process: 1, store: 1, sequence: 1, at: 1, loggedAt: 1, type: 1, 'event.by': 1 } as const;

/** Events that share their reads and writes. */
export const BATCH = 200;

/** The events without a position, those that were logged first first, in batches; all of them, or those logged after a moment. */
export async function* unsequencedIn(
  { events }: Pick<Models, 'events'>,
  loggedAfter: number | undefined,
): AsyncGenerator<readonly Unsequenced[]> {
  const cursor = events
    .find({ unsequenced: true, ...(loggedAfter !== undefined && { loggedAt: above(loggedAfter) }) }, fields)
    .sort({ unsequenced: 1, loggedAt: 1 })
    .readConcern('majority')
    .lean<Unsequenced[]>()
    .cursor({ batchSize: BATCH });
  let batch: Unsequenced[] = [];
  for await (const event of cursor) {
    batch.push(event);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
