import { ignoreDuplicates } from '../duplicates';
import { atMost } from '../filters';
import type { Models, StoredErasure } from '../models';
import { tracesOf } from '../personal-data/traces';

/** Who was erased, and what is still to be done of it. */
export const erasuresIn = (models: Models) => {
  const { erasures } = models;
  return {
    /** A person is erased once. */
    begin: (erasure: StoredErasure): Promise<void> => ignoreDuplicates(erasures.create(erasure)),

    end: async (customer: string, doneAt: number): Promise<void> =>
      void (await erasures.updateOne({ _id: customer }, { $set: { doneAt } })),

    find: (store: string, customer: string) => erasures.findOne({ _id: customer, store }).lean<StoredErasure>(),

    /** One that was begun before this moment and has not ended. */
    unfinished: (before: number) =>
      erasures
        .findOne({ doneAt: null, at: atMost(before) })
        .sort({ at: 1 })
        .lean<StoredErasure>(),

    tracesOf: (store: string, customer: string) => tracesOf(models, store, customer),
  };
};
