import { localDate } from '../../domain/time/working-time';
import type { Models } from './models';

/** <prefix>-<store>-<local date>-<count of the day>; a gap in the count means a request that died, never two processes. */
export async function nextNumber(models: Models, prefix: 'RO' | 'CP', store: string, zone: string): Promise<string> {
  const day = localDate(zone, Date.now()).replaceAll('-', '');
  const counter = await models.counters
    .findOneAndUpdate(
      { _id: `${prefix}-${store}-${day}` },
      { $inc: { value: 1 } },
      { upsert: true, returnDocument: 'after' },
    )
    .lean();
  return `${prefix}-${store}-${day}-${String(counter.value).padStart(4, '0')}`;
}
