import { atLeast, oneOf } from '../filters';
import type { Models } from '../models';
import { FEED_KEPT_MS } from '../models/feed';
import type { Lease } from './lease';
import { BATCH } from './unsequenced';

/**
 * Once per database: events that were stored before there was a feed wait for their positions like new ones. Those older than the feed
 * is kept are left as they are. Repeated from the start when it was cut off. False when the lease was lost.
 */
export async function markOldEvents({ events }: Pick<Models, 'events'>, lease: Lease): Promise<boolean> {
  const old = events
    .find({ unsequenced: null, loggedAt: atLeast(Date.now() - FEED_KEPT_MS) }, { _id: 1 })
    .lean<{ readonly _id: string }[]>()
    .cursor({ batchSize: BATCH });
  let ids: string[] = [];
  const mark = async (): Promise<void> => {
    await events.updateMany({ _id: oneOf(ids) }, { $set: { unsequenced: true } });
    ids = [];
  };
  for await (const { _id } of old) {
    ids.push(_id);
    if (ids.length < BATCH) continue;
    await mark();
    if (lease.isDue && !(await lease.renew())) return false;
  }
  if (ids.length > 0) await mark();
  return lease.renew({ oldEventsMarked: true });
}
