import type { DailyNumbers } from '../../../domain/kernel/process-number';
import type { Models, StoredCounter } from '../models';

/** Longer than anything counted is asked for: a day's numbers, and the tries at a link that lives a week. */
const FORGET_AFTER_MS = 30 * 24 * 3_600_000;

export const countersIn = ({ counters }: Models) => {
  const increment = async (id: string): Promise<number> => {
    const counter = await counters
      .findOneAndUpdate(
        { _id: id },
        { $inc: { value: 1 }, $set: { forgetAt: new Date(Date.now() + FORGET_AFTER_MS) } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<StoredCounter>();
    return counter.value;
  };
  return {
    increment,

    reset: async (id: string): Promise<void> => void (await counters.updateOne({ _id: id }, { $set: { value: 0 } })),

    /** The next number of the store's local day; a gap means a request that died, never two processes. */
    nextNumber: async (numbers: DailyNumbers, store: string, zone: string): Promise<string> => {
      const counter = numbers.counterOf(store, zone, Date.now());
      return numbers.numberOf(counter, await increment(counter));
    },
  };
};
