import { ignoreDuplicates } from '../duplicates';
import { oneOf } from '../filters';
import type { Models, StoredMarketingStatement } from '../models';

/** M-06: what customers said of marketing. */
export const marketingStatementsIn = ({ marketingStatements }: Models) => ({
  /** What was added under this id before stays as it is. */
  add: (statement: StoredMarketingStatement): Promise<void> => ignoreDuplicates(marketingStatements.create(statement)),

  /** Of these customers, the earliest first. */
  of: (store: string, customers: readonly string[]) =>
    marketingStatements
      .find({ store, customer: oneOf(customers) })
      .sort({ at: 1, _id: 1 })
      .lean<StoredMarketingStatement[]>(),

  /** All of the store, customer by customer. */
  each: async function* (store: string): AsyncGenerator<StoredMarketingStatement> {
    const found = marketingStatements.find({ store }).sort({ customer: 1, at: 1 });
    for await (const one of found.lean<StoredMarketingStatement[]>().cursor()) yield one;
  },
});
