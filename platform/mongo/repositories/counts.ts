import type { Model } from 'mongoose';

/** How many open documents of a store have each value of this field. */
export async function openBy<T>(model: Model<T>, store: string, field: string): Promise<ReadonlyMap<string, number>> {
  const groups = await model.aggregate<{ readonly _id: string; readonly n: number }>([
    { $match: { store, open: true } },
    { $group: { _id: `$${field}`, n: { $sum: 1 } } },
  ]);
  return new Map(groups.map(({ _id, n }) => [_id, n]));
}
