import { localDate } from '../../../domain/time/working-time';
import type { Models, StoredCounter } from '../models';

export const countersIn = ({ counters }: Models) => {
  const increment = async (id: string): Promise<number> => {
    const counter = await counters
      .findOneAndUpdate({ _id: id }, { $inc: { value: 1 } }, { upsert: true, returnDocument: 'after' })
      .lean<StoredCounter>();
    return counter.value;
  };
  return {
    increment,

    reset: async (id: string): Promise<void> => void (await counters.updateOne({ _id: id }, { $set: { value: 0 } })),

    /** <prefix>-<store>-<local date>-<count of the day>; a gap in the count means a request that died, never two processes. */
    nextNumber: async (prefix: string, store: string, zone: string): Promise<string> => {
      const day = localDate(zone, Date.now()).replaceAll('-', '');
      const count = await increment(`${prefix}-${store}-${day}`);
      return `${prefix}-${store}-${day}-${String(count).padStart(4, '0')}`;
    },
  };
};
