import { ignoreDuplicates } from '../duplicates';
import { oneOf } from '../filters';
import { sealedStatements } from '../personal-data/personal-fields';
import type { Models, StoredMarketingStatement } from '../models';

/** M-06: what customers said of marketing. */
export const marketingStatementsIn = (models: Models) => {
  const { marketingStatements } = models;
  const { seal, open, ...sealed } = sealedStatements(models);
  return {
    /** What was added under this id before stays as it is. */
    add: async (statement: StoredMarketingStatement): Promise<void> =>
      ignoreDuplicates(marketingStatements.collection.insertMany(await seal([statement]))),

    /** Of these customers, the earliest first. */
    of: async (store: string, customers: readonly string[]) =>
      open(
        await marketingStatements
          .find({ store, customer: oneOf(customers) })
          .sort({ at: 1, _id: 1 })
          .lean<StoredMarketingStatement[]>(),
      ),

    /** All of the store, customer by customer. */
    each: (store: string): AsyncGenerator<StoredMarketingStatement> =>
      sealed.openEach(
        marketingStatements
          .find({ store })
          .sort({ customer: 1, at: 1 })
          .lean<StoredMarketingStatement[]>()
          .cursor() as AsyncIterable<StoredMarketingStatement>,
      ),
  };
};
